import ArgumentParser
import Casework
import Glibc
import Interchange
import TextUI

/// What every command takes: which store, which day, who acts.
struct Options: ParsableArguments {
  @Option(
    name: .long, help: "The store's directory; else WAYMARK_STORE, else as configured, else the service\u{2019}s.")
  var store: String?

  @Option(name: .long, help: "What today means, as YYYY-MM-DD; else WAYMARK_TODAY, else the clock.")
  var today: String?

  @Option(name: .customLong("as"), help: "Who acts; else WAYMARK_USER, else the operating system's user.")
  var user: String?

  /// The store's directory.
  var storePath: String {
    get throws {
      if let store { return store }
      if let named = Environment.value("WAYMARK_STORE") { return named }
      let configured = try Configuration.load().store
      if !configured.isEmpty { return configured }
      return try ServiceRights.installed?.store ?? Environment.dataHome() + "/waymark"
    }
  }

  /// Who acts.
  var me: StaffID {
    StaffID(user ?? Environment.value("WAYMARK_USER") ?? Environment.userName())
  }

  /// Whether a store is the user's own, or isn't there yet.
  static func owns(_ store: String) -> Bool {
    var status = stat()
    if stat(store, &status) != 0 { return errno == ENOENT }
    return status.st_uid == getuid()
  }

  /// Throws where the store is a service's that the user reaches only through this program: what is done with all of it at
  /// once is its owner's.
  func checkOwner(_ doing: String) throws {
    guard ServiceRights.lends(try storePath) else { return }
    throw Failure(.refused, "You can\u{2019}t \(doing): that is for the owner of the store, \(try storePath).")
  }

  /// Throws where somebody says that they are another, or that it is another day, on a store that isn't their own: there
  /// the operating system's user and its clock count.
  func checkIdentity(on store: String) throws {
    if Self.owns(store) { return }
    let user = Environment.userName()
    guard me.text == user else {
      throw Failure(
        .refused,
        "Only on a store of your own can you act as somebody else. On \(store) you are \u{201C}\(user)\u{201D}; leave out --as and WAYMARK_USER."
      )
    }
    guard today == nil, Environment.value("WAYMARK_TODAY") == nil else {
      throw Failure(
        .refused,
        "Only on a store of your own can you say what day it is. Leave out --today and WAYMARK_TODAY.")
    }
  }

  /// The moment, Europe/London; `--today` keeps the clock's time of day.
  func now() throws -> Moment {
    let clock = Environment.clock()
    guard let text = today ?? Environment.value("WAYMARK_TODAY") else { return clock }
    guard let day = Day(iso: text) else {
      throw Failure(
        .usage, "--today takes a day as YYYY-MM-DD, such as 2026-11-23; it was given \u{201C}\(text)\u{201D}.")
    }
    return Moment(day, clock.time)
  }
}

/// How a listing is printed.
struct ListingOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON document.")
  var json = false

  @Flag(name: .long, help: "Print comma-separated values (RFC 4180).")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv exclude each other.") }
  }

  /// Prints a table in the form that was asked for; people read `none` where it has no rows.
  func write(_ table: Listing, none: String? = nil) {
    if wrote(table) { return }
    if table.rows.isEmpty, let none { return Output.write(none + "\n") }
    Output.write(table.text { TextWidth.columns(of: $0) })
  }

  /// Prints a table where a program is to read it; returns whether it did.
  func wrote(_ table: Listing) -> Bool {
    if json { Output.write(table.json()) } else if csv { Output.write(table.csv()) }
    return json || csv
  }
}

/// What the program asks of its surroundings.
enum Environment {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// What programs that the user chose are started with: HOME too, which this one may have been without.
  static var forOthers: [String] {
    var variables: [String] = []
    var place = environ
    while let variable = place.pointee {
      variables.append(String(cString: variable))
      place += 1
    }
    if let home, value("HOME") == nil { variables.append("HOME=" + home) }
    return variables
  }

  /// `$XDG_DATA_HOME`, else `~/.local/share`.
  static func dataHome() throws -> String { try folder("XDG_DATA_HOME", "/.local/share") }

  /// `$XDG_STATE_HOME`, else `~/.local/state`.
  static func stateHome() throws -> String { try folder("XDG_STATE_HOME", "/.local/state") }

  /// `$XDG_CONFIG_HOME`, else `~/.config`.
  static func configHome() throws -> String { try folder("XDG_CONFIG_HOME", "/.config") }

  private static func folder(_ variable: String, _ fallback: String) throws -> String {
    if let set = value(variable), set.hasPrefix("/") { return set }
    guard let home = home else {
      throw Failure(.usage, "HOME is not set, so there is no place for the store. Name it with --store.")
    }
    return home + fallback
  }

  /// The user's own folder; as the system has it where nothing says it.
  static var home: String? {
    value("HOME") ?? getpwuid(getuid())?.pointee.pw_dir.map { String(cString: $0) }
  }

  /// The operating system's name for the user; the number where it has none.
  static func userName() -> String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return String(getuid()) }
    return String(cString: name)
  }

  /// The user's name in full, as the system has it; the user name where it has none.
  static func fullName() -> String {
    guard let entry = getpwuid(getuid()), let gecos = entry.pointee.pw_gecos else { return userName() }
    let name = String(cString: gecos).prefix { $0 != "," }
    return name.isEmpty ? userName() : String(name)
  }

  /// The clock, Europe/London.
  static func clock() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(utcSeconds: Int(time.tv_sec))
  }
}
