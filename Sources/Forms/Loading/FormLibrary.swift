/// Every version of every form that is known: the shipped ones and a service's own.
public struct FormLibrary: Sendable, Equatable {
  /// The definitions, by name and then by version.
  public internal(set) var definitions: [FormDefinition]

  /// No forms.
  public init() { definitions = [] }

  /// Reads definitions from files, each with its name.
  ///
  /// Throws every fault in every file, and the versions that are there twice.
  public init(files: [(name: String, bytes: [UInt8])]) throws(DefinitionFaults) {
    var faults: [DefinitionFault] = []
    var found: [FormDefinition] = []
    for file in files {
      do throws(DefinitionFaults) {
        let definition = try FormDefinition(json: file.bytes, file: file.name)
        if found.contains(where: { $0.id == definition.id && $0.version == definition.version }) {
          faults.append(
            DefinitionFault(
              file: file.name, path: "version", reason: .versionTwice(definition.id, definition.version)))
        }
        found.append(definition)
      } catch {
        faults += error.list
      }
    }
    guard faults.isEmpty else { throw DefinitionFaults(list: faults) }
    definitions = found.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
  }

  /// One version of a form; nil where it isn't known.
  public func definition(_ id: FormID, version: Int) -> FormDefinition? {
    definitions.first { $0.id == id && $0.version == version }
  }

  /// The newest version of a form; nil where there is none.
  public func latest(_ id: FormID) -> FormDefinition? { definitions.last { $0.id == id } }

  /// The newest version of each form, by name.
  public var latest: [FormDefinition] {
    definitions.indices.filter { index in
      index + 1 == definitions.count || definitions[index + 1].id != definitions[index].id
    }.map { definitions[$0] }
  }
}
