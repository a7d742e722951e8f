using System.CommandLine;
using MigrationKit.Execution;
using MigrationKit.Hosting;
using MigrationKit.Internal;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Migrations;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class BaselineCommand : DatabaseCommand
{
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The last migration that the database has the result of, by its id or its name. Default: the last one of the project.",
        HelpName = "migration",
    };

    private readonly Option<bool> _acceptDifferences = new("--accept-differences")
    {
        Description = "Record them although the database is not what they lead to. Later migrations may fail on what is different.",
    };

    public BaselineCommand(ToolHost host)
        : base(
            host,
            "baseline",
            "Records migrations as applied without running them, for a database that was made by other means. Looks first whether it has the "
                + "schema that they lead to, and records nothing where something differs.",
            "dotnet migrationkit database baseline",
            "dotnet migrationkit database baseline --to initial --connection postgres://app@localhost/shop",
            "dotnet migrationkit database baseline --exclude 'legacy_*'")
    {
        Add(CommonOptions.TenantSchema);
        Add(_to);
        Add(_acceptDifferences);
        Add(CommonOptions.Schemas);
        Add(CommonOptions.Excluded);
        Add(CommonOptions.Scratch);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        var last = arguments.GetValue(_to) is { } to ? MigrationFinder.IndexOf(history, to) : history.Migrations.Count - 1;
        if (last < 0)
        {
            throw new ToolException(
                "The project has no migration to record.",
                "Write the classes and a first migration from the database: dotnet migrationkit database pull.");
        }

        var filter = CommonOptions.FilterOf(arguments, project);
        var drift = await ModelDrift.FindAsync(
            project, history, last, database, filter, CommonOptions.ScratchOf(arguments), cancellationToken).ConfigureAwait(false);
        var isAccepted = drift.Comparison.Diff.IsEmpty || arguments.GetValue(_acceptDifferences);
        if (isAccepted)
        {
            using var progress = new ProgressLog(Host, arguments.GetValue(CommonOptions.Verbose));
            await new BaselineRun(
                new ConnectionSource(database.ConnectionString), OptionsReader.Read(ProjectConfiguration.Read(project, Host)), progress.CreateLogger(LogMessages.Category))
                .RecordAsync(FileScripts.SetOf(project, history), last + 1, cancellationToken).ConfigureAwait(false);
        }

        return new BaselineReport(database.Description, project.ModelName, drift, [.. history.Migrations.Take(last + 1).Select(static migration => migration.Id)], isAccepted);
    }
}
