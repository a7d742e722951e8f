using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Migrations;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class ScriptCommand : ProjectCommand
{
    private readonly Option<string?> _from = new("--from")
    {
        Description = "The last migration that the database has; those after it are in the script. Default: none.",
        HelpName = "migration",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The last migration in the script. Default: the last one there is.",
        HelpName = "migration",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write to this file instead of standard output.",
        HelpName = "file",
    };

    private readonly Option<bool> _withHistory = new("--with-history")
    {
        Description = "Make a script for psql that skips the migrations recorded in the database and records those it applies, so that "
            + "'database apply' and the application go on from there. It stops at the first error.",
    };

    public ScriptCommand(ToolHost host)
        : base(
            host,
            "script",
            "Prints the SQL of the project's migrations, for a person to review or to run with psql. Needs no database and no build.",
            "dotnet migrationkit migrations script --output release.sql",
            "dotnet migrationkit migrations script --from initial --to add_user_avatar",
            "dotnet migrationkit migrations script --with-history | psql postgres://app@localhost/shop")
    {
        Add(_from);
        Add(_to);
        Add(_output);
        Add(_withHistory);
        Validators.Add(result =>
        {
            // A database that lacks an earlier one would get them out of order.
            if (result.GetValue(_withHistory) && result.GetValue(_from) is not null)
            {
                result.AddError("--with-history finds out by itself what the database has: leave out --from.");
            }
        });
    }

    protected override async Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var range = MigrationRange.Of(project.Migrations.LoadSound(), arguments.GetValue(_from), arguments.GetValue(_to));
        var script = arguments.GetValue(_withHistory) ? new RecordingScript(project).Of(range) : PlainScript.Of(range);
        var file = arguments.GetValue(_output);
        if (file is not null)
        {
            await File.WriteAllTextAsync(Host.FullPath(file), script, cancellationToken).ConfigureAwait(false);
        }

        return new ScriptReport([.. range.Select(static migration => migration.Id)], script, file);
    }
}
