using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Migrations;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class RehashCommand : ProjectCommand
{
    private readonly Argument<string?> _id = new("migration")
    {
        Description = "The migration whose scripts were edited. Default: all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "A database to ask first: a migration that was applied there with another text is refused. "
            + $"Default: the environment variable {DatabaseFinder.Variable}; without it no database is asked.",
        HelpName = "connection",
    };

    public RehashCommand(ToolHost host)
        : base(
            host,
            "rehash",
            "Accepts edited scripts of migrations that are applied nowhere yet: writes their checksums and the manifest anew.",
            "dotnet migrationkit migrations rehash",
            "dotnet migrationkit migrations rehash add_user_avatar --connection postgres://app@localhost/shop")
    {
        AddWithoutDashes(_id);
        Add(_connection);
    }

    protected override async Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var rehashing = new Rehashing(project.Migrations, arguments.GetValue(_id));
        if (new DatabaseFinder(Host).FindGiven(arguments.GetValue(_connection)) is { } database)
        {
            await new AppliedElsewhere(project, database).ThrowIfAppliedAsync(rehashing.Edited, cancellationToken).ConfigureAwait(false);
        }

        var written = rehashing.Write();
        return new RehashReport(written, project.Migrations.Load().Findings);
    }
}
