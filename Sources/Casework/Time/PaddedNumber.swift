/// The number with zeros in front to a width.
func padded(_ number: Int, to width: Int) -> String {
  let text = String(number)
  return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
}
