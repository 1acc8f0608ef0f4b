import Casework
import JSON

/// A line of a case's contacts: the contact's own fields behind its identifier and version.
struct ContactLine: JSONRecord {
  var id: ContactID = "c0"
  var version = 0
  var contact = Contact()

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("version", &version)
    try contact.fields(&f)
  }
}
