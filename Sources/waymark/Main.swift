import ArgumentParser
import Glibc

/// Starts the program and turns every way of failing into its exit status and one line on standard error.
@main
enum Main {
  static func main() {
    ServiceRights.settle()
    hideArguments()
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is a full disk to the store, not the end of the session.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Waymark.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.report()
      Glibc.exit(failure.status.rawValue)
    } catch let finding as Finding {
      Glibc.exit(finding.status.rawValue)
    } catch {
      let code = Waymark.exitCode(for: error)
      if code == .success {
        Output.write(Waymark.fullMessage(for: error) + "\n")
        Glibc.exit(Status.done.rawValue)
      }
      if let failure = Failure(error) {
        failure.report()
        Glibc.exit(failure.status.rawValue)
      }
      Output.complain(Waymark.fullMessage(for: error))
      Glibc.exit(Status.usage.rawValue)
    }
  }
}

extension Main {
  /// Takes what was typed behind the command out of the list of processes, which every user of the machine can read: there
  /// may be a child's name in it, a note, a reason.
  private static func hideArguments() {
    // They are copied when they are asked for first.
    let words = CommandLine.arguments
    for index in words.indices.dropFirst(2) {
      guard let word = CommandLine.unsafeArgv[index] else { continue }
      memset(word, 0, strlen(word))
    }
  }
}

/// The program and its subcommands.
struct Waymark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Case management for a youth justice service, in the terminal.",
    discussion: """
      Without a subcommand it opens the full-screen interface; where standard output is no terminal it prints today's \
      work instead.
      """,
    version: "0.1.0",
    subcommands: subcommandTable,
    defaultSubcommand: Interactive.self)

  /// One row a subcommand; help, completion, the manual and README's list follow from it.
  static let subcommandTable: [any ParsableCommand.Type] = [
    Interactive.self, InitCommand.self, DemoCommand.self, TodayCommand.self, CaseloadCommand.self, CaseCommand.self,
    DeadlinesCommand.self, DeadlineCommand.self, StandardsCommand.self, ReportCommand.self,
    EnforcementCommand.self, PlanCommand.self, ExitCommand.self, ProgrammeCommand.self, CloseCommand.self,
    ReopenCommand.self, LetterCommand.self, PrintCommand.self, VisitCommand.self, OversightCommand.self,
    SearchCommand.self, ContactCommand.self, RemoveCommand.self, UndoCommand.self, AllocateCommand.self,
    ConsentCommand.self, FlagCommand.self, CaretakingCommand.self, WorkloadCommand.self,
    HandOverCommand.self,
    FormsCommand.self, AssessmentCommand.self, CountersignCommand.self, AuditCommand.self, StaffCommand.self,
    TeamCommand.self,
    ServiceCommand.self,
    DiaryCommand.self, CourtCommand.self, CourtReportCommand.self, CustodyCommand.self, DutyCommand.self,
    LinkCommand.self, UnlinkCommand.self,
    WorkingDaysCommand.self, DTOCommand.self,
    ImportCommand.self,
    ExportCommand.self, CheckCommand.self, BackupCommand.self, RestoreCommand.self, KeysCommand.self,
    LooksCommand.self, SealCommand.self, AccessCommand.self, SubjectAccessCommand.self, RetentionCommand.self,
    DocumentCommand.self,
  ]
}
