using System.CommandLine;
using MigrationKit.Hosting;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class ApplyCommand : DatabaseCommand
{
    private readonly Option<bool> _allowExistingTables = new("--allow-existing-tables")
    {
        Description = "Apply even though the database has tables and no history: the tables are another application's.",
    };

    /// <param name="host">The process.</param>
    /// <param name="path">All words that lead to this command.</param>
    /// <param name="name">The last of them.</param>
    public ApplyCommand(ToolHost host, string path, string name)
        : base(
            host,
            name,
            "Applies the project's committed migrations to a database, from their files: no build is needed. Does nothing where all are "
                + "applied, and goes on where an interrupted run ended. Data migrations and seeders are code of the application, which runs "
                + "them when it starts, or with --migrate-only.",
            $"dotnet migrationkit {path}",
            $"dotnet migrationkit {path} --project src/Shop --connection postgres://app@localhost/shop")
    {
        Add(CommonOptions.TenantSchema);
        Add(_allowExistingTables);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        if (history.Migrations.Count == 0)
        {
            return new ApplyReport(database.Description, new ModelReport { ModelName = project.ModelName, Applied = [] });
        }

        // As the application would apply them, but for the choice of models: the project is what was asked for.
        var options = OptionsReader.Read(ProjectConfiguration.Read(project, Host));
        options.ModelNames.Clear();
        options.AllowExistingTables |= arguments.GetValue(_allowExistingTables);
        using var progress = new ProgressLog(Host, arguments.GetValue(CommonOptions.Verbose));
        var migrator = new Migrator(database.ConnectionString, [FileScripts.SetOf(project, history)], options, progress);
        var report = await migrator.ApplyAsync(cancellationToken).ConfigureAwait(false);
        return new ApplyReport(database.Description, report.Models[0])
        {
            HasWorkInCode = report.Models[0].Applied.Count > 0
                && await RecordedHistory.HasWorkInCodeAsync(project, database, cancellationToken).ConfigureAwait(false),
        };
    }
}
