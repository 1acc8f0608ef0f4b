import Glibc

/// Times in microseconds of several runs.
struct Times {
  private(set) var sorted: [Double] = []

  mutating func add(_ microseconds: Double) {
    sorted.insert(microseconds, at: sorted.firstIndex { $0 > microseconds } ?? sorted.count)
  }

  var median: Double { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }
  var least: Double { sorted.first ?? 0 }
  var most: Double { sorted.last ?? 0 }
  func percentile(_ share: Double) -> Double {
    sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

/// The clock and the paired runs.
enum Measure {
  /// Microseconds on a clock that never goes back.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }

  /// How long one run takes, in microseconds.
  static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
  }

  /// Runs two contenders in turn, so that both meet the same noise.
  static func pair(_ runs: Int, _ ours: () throws -> Void, _ reference: () throws -> Void) rethrows -> (Times, Times) {
    var first = Times()
    var second = Times()
    for run in 0..<runs {
      if run.isMultiple(of: 2) {
        first.add(try time(ours))
        second.add(try time(reference))
      } else {
        second.add(try time(reference))
        first.add(try time(ours))
      }
    }
    return (first, second)
  }
}

/// The table that the benchmark prints: each figure beside its reference, the ratio, and whether it reaches.
struct Figures {
  private(set) var missed: [String] = []

  /// A ratio that must not pass a bound.
  mutating func ratio(_ name: String, _ ours: Times, _ reference: Times, atMost bound: Double, against what: String) {
    let ratio = reference.median > 0 ? ours.median / reference.median : .infinity
    row(
      name, text(ours), what + " " + text(reference), decimal(ratio, 2), "\u{2264} " + decimal(bound, 2), ratio <= bound
    )
  }

  /// A ratio of rates that must not fall below a bound.
  mutating func rate(_ name: String, _ ours: Double, _ reference: Double, atLeast bound: Double, against what: String) {
    let ratio = reference > 0 ? ours / reference : .infinity
    row(
      name, decimal(ours, 0) + "/s", what + " " + decimal(reference, 0) + "/s", decimal(ratio, 2),
      "\u{2265} " + decimal(bound, 2), ratio >= bound)
  }

  /// A figure that must not pass a bound of its own unit.
  mutating func bound(_ name: String, _ value: Double, atMost bound: Double, unit: String) {
    row(name, decimal(value, 2) + " " + unit, "", "", "\u{2264} " + decimal(bound, 2) + " " + unit, value <= bound)
  }

  /// A figure that must not fall below a bound.
  mutating func floor(_ name: String, _ value: Double, atLeast bound: Double, unit: String) {
    row(name, decimal(value, 2) + " " + unit, "", "", "\u{2265} " + decimal(bound, 2) + " " + unit, value >= bound)
  }

  /// A figure without a bound.
  func note(_ name: String, _ text: String) {
    print(pad(name, 58) + text)
  }

  private mutating func row(
    _ name: String, _ ours: String, _ reference: String, _ ratio: String, _ reach: String, _ reaches: Bool
  ) {
    if !reaches { missed.append(name) }
    print(
      pad(name, 58) + pad(ours, 26) + pad(reference, 36) + pad(ratio, 8) + pad(reach, 12)
        + (reaches ? "reaches" : "MISSES"))
  }

  private func text(_ times: Times) -> String {
    Self.scaled(times.median) + " [" + Self.scaled(times.least) + "\u{2013}" + Self.scaled(times.most) + "]"
  }

  /// Microseconds as people read them.
  static func scaled(_ microseconds: Double) -> String {
    if microseconds >= 1e6 { return decimal(microseconds / 1e6, 2) + " s" }
    if microseconds >= 1e3 { return decimal(microseconds / 1e3, 2) + " ms" }
    return decimal(microseconds, 1) + " \u{B5}s"
  }
}

func pad(_ text: String, _ width: Int) -> String {
  text.count >= width ? text + " " : text + String(repeating: " ", count: width - text.count)
}

/// A number with so many decimals, without Foundation.
func decimal(_ value: Double, _ places: Int) -> String {
  guard value.isFinite else { return "\u{221E}" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = Int((value * scale).rounded())
  guard places > 0 else { return String(scaled) }
  let fraction = String(abs(scaled) % Int(scale))
  let sign = scaled < 0 ? "-" : ""
  return sign + String(abs(scaled) / Int(scale)) + "." + String(repeating: "0", count: places - fraction.count)
    + fraction
}
