using System.Collections.Concurrent;
using System.Globalization;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>The steps of migrations. A run reads each script once, whatever sessions it takes.</summary>
internal sealed class ScriptSteps
{
    private readonly ConcurrentDictionary<(string Model, string Migration), Lazy<IReadOnlyList<ScriptStep>>> _read = [];

    /// <summary>Begins to read scripts while the server is waited for.</summary>
    public void ReadAhead(MigrationSet set, IReadOnlyList<Migration> migrations) => _ = Task.Run(() =>
    {
        try
        {
            foreach (var migration in migrations)
            {
                _ = Of(set, migration);
            }
        }
        catch (MigrationException)
        {
            // Thrown again to whoever needs the script.
        }
    });

    /// <exception cref="MigrationException">The script is not the committed one, or cannot be run.</exception>
    public IReadOnlyList<ScriptStep> Of(MigrationSet set, Migration migration) => _read
        .GetOrAdd((set.ModelName, migration.Id), _ => new Lazy<IReadOnlyList<ScriptStep>>(() => Read(set, migration))).Value;

    /// <exception cref="MigrationException">The script is not the committed one, or cannot be run.</exception>
    public static IReadOnlyList<ScriptStep> Read(MigrationSet set, Migration migration)
    {
        var checksum = ChecksumOf(set, migration);
        if (checksum != migration.Checksum)
        {
            throw new MigrationException(
                Codes.EditedMigration,
                $"The script of the migration {migration.Id} in {set.Scripts.Origin} is not the one that was committed: "
                    + $"it has {checksum}, the list of migrations says {migration.Checksum}.",
                $"Restore Migrations/{migration.Id} from git and build again; "
                    + "while it is applied nowhere: dotnet migrationkit migrations rehash.");
        }

        try
        {
            var path = $"Migrations/{migration.Id}/up.sql";
            var steps = MigrationScript.Read(() => set.Scripts.Open(migration.UpResource), path);
            return set.TenantSchema?.Insert(steps, path) ?? steps;
        }
        catch (FindingException error)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{error.Finding.File}({error.Finding.Line}): ");
            throw new MigrationException(error.Finding.Code, place + error.Finding.Message, error.Finding.NextStep ?? "", error);
        }
    }

    private static string ChecksumOf(MigrationSet set, Migration migration)
    {
        using var script = set.Scripts.Open(migration.UpResource);
        return Checksum.OfText(script);
    }
}
