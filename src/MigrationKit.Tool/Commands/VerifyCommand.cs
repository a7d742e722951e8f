using System.CommandLine;
using MigrationKit.Core.Model;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class VerifyCommand : DatabaseCommand
{
    public VerifyCommand(ToolHost host)
        : base(
            host,
            "verify",
            "Compares a live database with the migrations that it has recorded, names what was added, changed or dropped since, and prints "
                + "the SQL of both ways out. Exit code 2 when they differ. Changes nothing.",
            "dotnet migrationkit database verify",
            "dotnet migrationkit database verify --connection postgres://app@localhost/shop --strict --json",
            "dotnet migrationkit database verify --schema public --exclude 'legacy_*'")
    {
        Add(CommonOptions.Schemas);
        Add(CommonOptions.Excluded);
        Add(CommonOptions.Strict);
        Add(CommonOptions.Scratch);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var filter = CommonOptions.FilterOf(arguments) with { ExcludedSchemas = EquatableArray.Of(project.HistorySchema) };
        var drift = await LiveDrift.FindAsync(project, database, filter, CommonOptions.ScratchOf(arguments), cancellationToken).ConfigureAwait(false);
        return new VerifyReport(database.Description, project.ModelName, drift, arguments.GetValue(CommonOptions.Strict));
    }
}
