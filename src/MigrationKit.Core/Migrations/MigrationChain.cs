using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Migrations;

/// <summary>Orders migrations by which comes after which, and finds forks and gaps.</summary>
internal static class MigrationChain
{
    public static List<CommittedMigration> Order(IReadOnlyList<CommittedMigration> migrations, List<Finding> findings)
    {
        var byParent = migrations.ToLookup(static migration => migration.Document.After);
        var chain = new List<CommittedMigration>();
        for (CommittedMigration? last = null; chain.Count < migrations.Count; chain.Add(last))
        {
            var next = byParent[last?.Id].OrderBy(static migration => migration.Id, StringComparer.Ordinal).ToList();
            if (next.Count != 1 || !Continues(next[0], last, findings))
            {
                AddFork(next, findings);
                break;
            }

            last = next[0];
        }

        // A fork explains by itself why those behind it are not reached.
        foreach (var lost in findings.Count > 0 ? [] : migrations.Except(chain))
        {
            findings.Add(new Finding(
                Codes.BrokenChain,
                $"{lost.Path} comes after {lost.Document.After ?? "nothing"}, which the migrations from the start on do not lead to.",
                "A migration before it is missing or was added again: restore it, or remove this folder and add the migration again.") { File = lost.Path + "/migration.json" });
        }

        return chain;
    }

    private static bool Continues(CommittedMigration next, CommittedMigration? last, List<Finding> findings)
    {
        var head = last?.To ?? Fingerprint.Empty;
        if (next.From == head)
        {
            return true;
        }

        findings.Add(new Finding(
            Codes.BrokenChain,
            $"{next.Path} starts from {next.From}, but {last?.Path ?? "an empty database"} leads to {head}.",
            "Restore the files from version control, or remove this folder and add the migration again.") { File = next.Path + "/migration.json" });
        return false;
    }

    private static void AddFork(List<CommittedMigration> next, List<Finding> findings)
    {
        if (next.Count > 1)
        {
            findings.Add(new Finding(
                Codes.ForkedHistory,
                $"{string.Join(" and ", next.Select(static migration => migration.Id))} both come after the same migration, as after a merge of two branches.",
                $"Keep the one that is deployed or came first; delete the folder of the other, here {next[next.Count - 1].Path}, restore {MigrationHistory.ManifestName} of the kept branch, and add its changes again with: "
                + "dotnet build -t:MigrationKitAdd -p:MigrationName=<name>") { File = next[next.Count - 1].Path + "/migration.json" });
        }
    }
}
