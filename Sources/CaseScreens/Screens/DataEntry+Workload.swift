import Casework
import TextUI

extension DataEntry {
  /// What people can carry, and what cases weigh.
  static func all(of weights: WorkloadWeights) -> [DataEntry] {
    let figures: [(String, String, WritableKeyPath<WorkloadWeights, WorkloadFigure> & Sendable)] = [
      ("fullTime", "Points of full time", \.fullTime), ("warnAt", "Warned of from, per cent", \.warnAt),
      ("secondWorker", "Second worker, per cent", \.secondWorker),
      ("stageDays", "First and last days of an order", \.stageDays),
      ("supervisionDays", "Days between supervisions", \.supervisionDays),
    ]
    return figures.map { figure($0.0, $0.1, $0.2, in: weights) }
      + weights.weights.indices.map { weight($0, in: weights) }
  }

  private static func figure(
    _ name: String, _ title: String, _ path: WritableKeyPath<WorkloadWeights, WorkloadFigure> & Sendable,
    in weights: WorkloadWeights
  ) -> DataEntry {
    let figure = weights[keyPath: path]
    let facts = Facts(
      title: title, figure: String(figure.value), status: figure.status.rawValue, source: figure.source,
      details: [name])
    return DataEntry(
      id: "figure " + name, facts: facts, content: figure.json(),
      fields: {
        [
          .line("value", "Number", String(figure.value)), .choice("status", "Status", figure.status, none: nil),
          .line("source", "Source", figure.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = weights
        edited[keyPath: path].value = try number("value", form)
        edited[keyPath: path].status = LimitStatus(rawValue: form.text("status")) ?? figure.status
        edited[keyPath: path].source = form.line("source")
        return .workload(edited)
      })
  }

  private static func weight(_ index: Int, in weights: WorkloadWeights) -> DataEntry {
    let weight = weights.weights[index]
    let facts = Facts(
      title: weight.words,
      figure: "\(weight.points) " + (abs(weight.points) == 1 ? "point" : "points")
        + (weight.eachReport ? " for each" : ""),
      status: weight.status.rawValue, source: weight.source, details: [weight.name.text])
    return DataEntry(
      id: "weight " + weight.name.text, facts: facts, content: weight.json(),
      fields: {
        [
          .line("words", "In words", weight.words), .line("points", "Points", String(weight.points)),
          picks("levels", "Levels", weight.levels) { Words.spoken($0) },
          picks("disposals", "For orders", weight.disposals) { $0.name },
          picks("stages", "Stages", weight.stages) { Words.spoken($0) },
          .choice("status", "Status", weight.status, none: nil), .line("source", "Source", weight.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var (weight, edited) = (weight, weights)
        weight.words = form.line("words")
        weight.points = try number("points", form)
        weight.levels = picked("levels", form)
        weight.disposals = picked("disposals", form)
        weight.stages = picked("stages", form)
        weight.status = LimitStatus(rawValue: form.text("status")) ?? weight.status
        weight.source = form.line("source")
        edited.weights[index] = weight
        return .workload(edited)
      })
  }
}
