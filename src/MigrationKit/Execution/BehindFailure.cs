using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Execution;

/// <summary>Says that migrations are missing which this process is not to apply.</summary>
internal static class BehindFailure
{
    /// <summary>In the mode <see cref="MigrationMode.VerifyOnly"/>.</summary>
    public static MigrationException NotApplied(IReadOnlyList<OpenSet> open) => Create(
        $"The database is behind this version of the application: it lacks {Missing(open)}. Nothing was changed, because the option Mode "
            + "is VerifyOnly.");

    /// <summary>In the mode <see cref="MigrationMode.WaitForOther"/>.</summary>
    public static MigrationException NobodyApplied(IReadOnlyList<OpenSet> open, TimeSpan timeout) => Create(
        string.Create(
            CultureInfo.InvariantCulture,
            $"In {timeout.TotalSeconds:0.#} s no other process has applied what the database lacks: {Missing(open)}. Nothing was changed ")
            + "here, because the option Mode is WaitForOther.");

    private static MigrationException Create(string problem) => new(
        Codes.DatabaseBehind,
        problem,
        "Apply it with dotnet migrationkit database apply, or by a start of the application with --migrate-only; or let the application "
            + "apply what is pending itself: MigrationKit:Mode=ApplyPending.");

    private static string Missing(IReadOnlyList<OpenSet> open) =>
        string.Join("; ", open.Select(static item => $"{item.Ids} of the model {item.Set.ModelName}"));
}
