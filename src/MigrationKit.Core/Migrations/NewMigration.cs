using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>Makes the files of the next migration.</summary>
internal static class NewMigration
{
    /// <summary>The files to write, or none when nothing changed.</summary>
    /// <param name="history">The committed migrations.</param>
    /// <param name="declared">The schema that the classes declare, with its hints.</param>
    /// <param name="directory">The migrations directory relative to the project.</param>
    /// <param name="id">The new migration's folder.</param>
    /// <param name="options">How to plan.</param>
    /// <param name="plan">The plan of the way up.</param>
    /// <exception cref="FindingException">The committed migrations are not sound.</exception>
    public static IReadOnlyList<MigrationFile> Make(
        MigrationHistory history, DatabaseSchema declared, string directory, string id, PlannerOptions options, out MigrationPlan plan)
    {
        if (history.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is { } wrong)
        {
            throw new FindingException(wrong);
        }

        var diff = SchemaDiffer.Diff(history.Schema, declared);
        plan = MigrationPlanner.Plan(diff, history.Schema, declared, options);
        if (diff.IsEmpty)
        {
            return [];
        }

        var up = SqlScriptWriter.Write(plan, id);
        var down = SqlScriptWriter.WriteDown(MigrationPlanner.PlanDown(diff, history.Schema, declared, options), plan);
        var document = new MigrationDocument
        {
            After = history.Migrations.LastOrDefault()?.Id,
            From = history.Head,
            To = Fingerprint.Of(declared),
            Up = Checksum.OfText(up),
            Down = Checksum.OfText(down),
            Diff = diff,
        };
        var folder = directory + "/" + id;
        return
        [
            new MigrationFile(folder + "/up.sql", up),
            new MigrationFile(folder + "/down.sql", down),
            new MigrationFile(folder + "/migration.json", document.Write()),
            new MigrationFile(directory + "/" + MigrationHistory.ManifestName, ManifestWriter.Write(diff.ApplyTo(history.Schema))),
        ];
    }

    /// <summary>Whether a name can be a folder's and a person's: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsValidName(string name) =>
        name.Length is > 0 and <= 100 && name.All(static character => character is '_' or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
