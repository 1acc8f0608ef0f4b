import CSystem
import Glibc

/// The password with which the user logged in, as the system's own rules check it (PAM).
enum LoginPassword {
  /// What the system says of a password.
  enum Answer { case right, wrong, cannotAsk }

  /// Asks the system; a wrong one takes it about two seconds.
  static func check(_ password: String) -> Answer {
    switch cs_check_password(service, Environment.userName(), password) {
    case 1: .right
    case 0: .wrong
    default: .cannotAsk
    }
  }

  /// The rules of this program where the host has some, else those of a login.
  private static var service: String { access("/etc/pam.d/waymark", R_OK) == 0 ? "waymark" : "login" }
}
