/// What the law allows of an order, checked before one is saved.
public enum OrderRules {
  /// Throws `Refusal` where the order can't be as it is written.
  public static func check(_ order: Order, for child: Child, on today: Day) throws {
    if order.made > today { throw Refusal.orderInFuture(order.made) }
    if let ends = order.ends, ends < order.begins {
      throw Refusal.orderEndsBeforeItBegins(begins: order.begins, ends: ends)
    }
  }
}
