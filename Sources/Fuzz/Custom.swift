import CFuzzer
import Fuzzing
import Synchronization

/// libFuzzer calls this for each new input: half are made by its own means, half by ours, which know tokens.
@_cdecl("LLVMFuzzerCustomMutator")
func customMutator(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ longest: Int, _ seed: UInt32
) -> Int {
  if seed & 1 == 0 { return LLVMFuzzerMutate(data, size, longest) }
  var chance = Chance(UInt64(seed))
  let made = Mutations.here.mutated(Array(UnsafeBufferPointer(start: data, count: size)), &chance)
  let count = min(made.count, longest)
  for index in 0..<count { data[index] = made[index] }
  return count
}

/// The mutations for the parser of this process.
private enum Mutations {
  static let here: Mutation = {
    let parser = Parser.all[Child.number.load(ordering: .relaxed)]
    return Mutation(parser, splicing: parser.seeds() + Corpus.inputs(of: parser.name).map(\.bytes))
  }()
}
