/// What is wrong with a field of a form.
struct FormFault: Error {
  var field: String
  var words: String
}
