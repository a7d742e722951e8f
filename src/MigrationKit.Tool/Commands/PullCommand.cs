using System.CommandLine;
using MigrationKit.Core.Model;
using MigrationKit.Core.Validation;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Pulling;
using MigrationKit.Tool.Reports;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Commands;

internal sealed class PullCommand : DatabaseCommand
{
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder for the classes, from the project. Default: Models.",
        HelpName = "folder",
        DefaultValueFactory = static _ => "Models",
    };

    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = "The namespace of the classes. Default: that of the project, and the folder's name.",
        HelpName = "name",
    };

    private readonly Option<bool> _noBaseline = new("--no-baseline")
    {
        Description = "Write no migration, though the project has none.",
    };

    public PullCommand(ToolHost host)
        : base(
            host,
            "pull",
            "Writes classes and SQL files that declare what a database has, and the migration that leads there if the project has none. Written again "
                + "later, they follow the database; files without the mark of a pull are never touched. Changes nothing in the database.",
            "dotnet migrationkit database pull --connection postgres://app@localhost/shop",
            "dotnet migrationkit database pull --schema public --exclude 'legacy_*' --output Data --namespace Shop.Data")
    {
        Add(_output);
        Add(_namespace);
        Add(_noBaseline);
        Add(CommonOptions.Schemas);
        Add(CommonOptions.Excluded);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var filter = CommonOptions.FilterOf(arguments, project);
        var source = await new DatabaseSource(database, filter).ReadAsync(cancellationToken).ConfigureAwait(false);
        var folder = arguments.GetRequiredValue(_output).Replace('\\', '/').Trim('/');
        var pulled = new PulledProject(source.Schema, folder, project.SqlDirectory, arguments.GetValue(_namespace) ?? NamespaceOf(project, folder));
        var result = PulledFolder.Write(project.Directory, pulled.Files(), [folder, project.SqlDirectory]);
        var baseline = arguments.GetValue(_noBaseline) ? null : Baseline.Add(project, source.Schema, TimeProvider.System);
        return new PullReport(database.Description, result, baseline, source.NotModelled, NeededVersion(source.Schema, project));
    }

    // The oldest server that knows all of it, where that is a newer one than the project is for.
    private static int? NeededVersion(DatabaseSchema schema, MigrationProject project) =>
        IsTooNew(schema, project.PostgresVersion) ? Enumerable.Range(project.PostgresVersion + 1, 100).First(version => !IsTooNew(schema, version)) : null;

    private static bool IsTooNew(DatabaseSchema schema, int version) =>
        SchemaValidator.Validate(schema.Objects.ToList(), version).Any(static finding => finding.Code == Codes.NeedsNewerPostgres);

    private static string NamespaceOf(MigrationProject project, string folder) =>
        string.Join('.', folder.Split('/').Where(static part => part is not ("." or "..")).Select(CSharpText.Pascal).Prepend(project.RootNamespace));
}
