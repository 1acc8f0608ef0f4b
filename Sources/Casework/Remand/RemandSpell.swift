/// One stay on bail or on remand under one status: from the court that decided it to the day on which something else
/// was decided. It is derived from hearings, never stored (R193, R197 to R199, R206).
public struct RemandSpell: Sendable, Equatable {
  /// Bail or remand, and of which kind.
  public var status: RemandStatus
  /// The day on which it was decided.
  public var from: Day
  /// The day on which it ended, which is the day of leaving; nil while it lasts.
  public var to: Day?
  /// The court that decided it; empty where nobody said.
  public var court = ""
  /// The hearing at which it began; nil where it stands among the orders alone.
  public var hearing: HearingID?
  /// What was asked for while it lasted, each from its own first day; no last day means as long as it lasts.
  public var conditions: [BailCondition] = []
  /// What was said of it, such as the alternatives that were considered (R198).
  public var note = ""

  /// A stay without conditions.
  public init(_ status: RemandStatus, from: Day, to: Day? = nil) {
    self.status = status
    self.from = from
    self.to = to
  }

  /// Whether it lasts on a day; the day of leaving belongs to what follows.
  public func runs(on day: Day) -> Bool { from <= day && to.map { day < $0 } ?? true }

  /// The conditions that hold on a day.
  public func conditions(on day: Day) -> [BailCondition] {
    guard runs(on: day) else { return [] }
    return conditions.filter { ($0.from ?? from) <= day && day <= ($0.to ?? day) }
  }

  /// Nights spent under it within a period, as far as they are over by the morning of `today`.
  ///
  /// The night of arrival counts, the day of leaving doesn't (local default, unverified), so a spell that begins and ends
  /// on one day has none, and the nights of any days that a period is split into sum to those of the whole.
  public func nights(in period: Range<Day>, by today: Day) -> Range<Day> {
    let first = max(from, period.lowerBound)
    let end = min(to ?? today, today, period.upperBound)
    return first..<max(first, end)
  }

  /// Takes over what a later hearing decided while the status stayed: conditions that it doesn't name again stop.
  mutating func goOn(with decision: RemandDecision, from day: Day) {
    for index in conditions.indices where conditions[index].to.map({ $0 >= day }) ?? true {
      let old = conditions[index]
      if !decision.conditions.contains(where: { $0.isLike(old) }) {
        conditions[index].to = max(day.adding(days: -1), old.from ?? from)
      }
    }
    for condition in decision.conditions {
      let goesOn = conditions.firstIndex { $0.isLike(condition) && ($0.to.map { $0 >= day } ?? true) }
      if let goesOn {
        conditions[goesOn].to = condition.to
      } else {
        conditions.append(condition.dated(day))
      }
    }
    if !decision.note.isEmpty { note = decision.note }
  }
}

extension BailCondition {
  /// Whether both ask for the same.
  fileprivate func isLike(_ other: Self) -> Bool { kind == other.kind && words == other.words }

  /// The same with its first day, which is that of the decision where nobody said another.
  fileprivate func dated(_ day: Day) -> Self {
    var dated = self
    dated.from = from ?? day
    return dated
  }
}

extension Case {
  /// All stays on bail and on remand, the earliest first; no two of them lie on the same night.
  ///
  /// What a hearing decided lasts until the next result, whatever that one decided, as for `remand`. A remand that stands
  /// among the orders and was decided at no hearing here counts from its own dates. The closing of the case ends what
  /// still lasted.
  public var remandSpells: [RemandSpell] {
    var spells: [RemandSpell] = []
    for hearing in heard.reversed() {
      guard let result = hearing.result else { continue }
      let day = hearing.at.day
      let last = spells.indices.last.flatMap { spells[$0].to == nil ? $0 : nil }
      if let last, spells[last].status == result.remand?.status {
        if let decision = result.remand { spells[last].goOn(with: decision, from: day) }
        continue
      }
      if let last { spells[last].to = day }
      guard let decision = result.remand else { continue }
      var spell = RemandSpell(decision.status, from: day)
      spell.court = hearing.court
      spell.hearing = hearing.id
      spell.goOn(with: decision, from: day)
      spells.append(spell)
    }
    spells += spellsWithoutHearing(beside: spells)
    spells = spells.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
    for index in spells.indices {
      let next = index + 1 < spells.count ? spells[index + 1].from : nil
      spells[index].to = [spells[index].to, next, closed?.on].compactMap { $0 }.min().map {
        max($0, spells[index].from)
      }
    }
    return spells
  }

  private func spellsWithoutHearing(beside decided: [RemandSpell]) -> [RemandSpell] {
    orders.compactMap { order in
      guard let status = RemandStatus(of: order.disposal) else { return nil }
      let isDecided = decided.contains { spell in
        spell.status.disposal == order.disposal && spell.from <= order.begins
          && order.begins <= spell.to ?? order.begins
      }
      if isDecided { return nil }
      var spell = RemandSpell(status, from: order.begins, to: order.ended?.on ?? order.ends)
      spell.court = order.by
      return spell
    }
  }

  /// Bail or remand on a day; nil where there is none.
  public func remandSpell(on day: Day) -> RemandSpell? { remandSpells.last { $0.runs(on: day) } }

  /// Whether the child is treated as looked after because of a remand: to local authority or youth detention
  /// accommodation, and under 18 (LASPO Act 2012 s104; unverified).
  public func isLookedAfterByRemand(on day: Day) -> Bool {
    guard remandSpell(on: day)?.status.bed != nil else { return false }
    return child.dateOfBirth.map { day < $0.birthday(age: 18) } ?? true
  }
}

extension RemandStatus {
  /// The status that an order for the time before sentence means; nil for other orders.
  init?(of disposal: Disposal) {
    switch disposal {
    case .remandToYouthDetention: self = .youthDetention
    case .remandToLocalAuthority: self = .localAuthority
    case .bailSupervision: self = .bailSupervision
    default: return nil
    }
  }

  /// The bed that the authority pays for; nil where it pays for none.
  public var bed: RemandBed? {
    if self == .youthDetention { return .youthDetention }
    return isLocalAuthority ? .localAuthority : nil
  }
}

extension Case {
  /// The nights in youth detention accommodation on remand before a day, as far as results of hearings say it: what a court
  /// may count towards a sentence (Sentencing Act 2020 s240A and s325, the counting unverified).
  public func nightsHeld(before day: Day) -> Int {
    remandSpells.filter { $0.status.bed == .youthDetention }.reduce(0) { sum, spell in
      let nights = spell.nights(in: spell.from..<max(spell.from, day), by: day)
      return sum + nights.lowerBound.days(until: nights.upperBound)
    }
  }
}
