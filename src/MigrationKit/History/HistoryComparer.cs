using MigrationKit.Core.Model;

namespace MigrationKit.History;

/// <summary>
/// Compares a history with a set of migrations by ids and fingerprints, never by time. Recorded migrations that the set does not know are
/// accepted in two places: after all that it knows (a newer version of the application was here), and between two states that it
/// knows (the migrations were squashed since).
/// </summary>
internal sealed class HistoryComparer
{
    private readonly MigrationSet _set;
    private readonly IReadOnlyList<RecordedMigration> _recorded;
    private readonly ContractLimit _limit;
    private readonly Dictionary<string, int> _indexOf;
    private readonly List<(Migration Migration, int Ordinal)> _expanded = [];

    private HistoryComparer(MigrationSet set, IReadOnlyList<RecordedMigration> recorded, ContractLimit limit)
    {
        _set = set;
        _recorded = recorded;
        _limit = limit;
        _indexOf = set.Migrations.Select(static (migration, index) => (migration.Id, index))
            .ToDictionary(static pair => pair.Id, static pair => pair.index, StringComparer.Ordinal);
    }

    /// <param name="set">What the assembly has.</param>
    /// <param name="recorded">What the database has, and after that what is expanded there.</param>
    /// <param name="phase">Whether expanded migrations will do.</param>
    public static HistoryVerdict Compare(
        MigrationSet set, IReadOnlyList<RecordedMigration> recorded, MigrationPhase phase = MigrationPhase.All) =>
        Compare(set, recorded, ContractLimit.Of(phase));

    /// <param name="set">What the assembly has.</param>
    /// <param name="recorded">What the database has, and after that what is expanded there.</param>
    /// <param name="limit">Which expanded migrations will not do.</param>
    public static HistoryVerdict Compare(MigrationSet set, IReadOnlyList<RecordedMigration> recorded, ContractLimit limit) =>
        new HistoryComparer(set, recorded, limit).Compare();

    private HistoryVerdict Compare()
    {
        // How many of the set's migrations are behind us, and which unknown ones were met since the last known one.
        var done = 0;
        var unknown = new List<RecordedMigration>();
        foreach (var row in _recorded)
        {
            if (!row.IsLinked)
            {
                return Faulty(Edited(row));
            }

            if (!_indexOf.TryGetValue(row.Id, out var index))
            {
                unknown.Add(row);
                continue;
            }

            var fault = ChecksumFault(row, _set.Migrations[index]) ?? OrderFault(row, index, done, unknown) ?? WaitingFault(unknown);
            if (fault is not null)
            {
                return Faulty(fault);
            }

            done = index + 1;
            unknown.Clear();
            if (row.IsExpanded)
            {
                _expanded.Add((_set.Migrations[index], row.Ordinal));
            }
        }

        return unknown.Count == 0 ? Continue(done) : AfterUnknown(done, unknown);
    }

    private HistoryVerdict Continue(int done, ModelState otherwise = ModelState.UpToDate)
    {
        var contracted = _expanded.Where(expanded => _limit.Covers(expanded.Ordinal)).Select(static expanded => expanded.Migration);
        List<Migration> pending = [.. contracted, .. _set.Migrations.Skip(done)];
        return new HistoryVerdict(pending.Count == 0 ? otherwise : ModelState.Pending, pending)
        {
            Expanded = _expanded.ConvertAll(static expanded => expanded.Migration),
        };
    }

    private HistoryVerdict AfterUnknown(int done, List<RecordedMigration> unknown)
    {
        var ids = unknown.ConvertAll(static row => row.Id);
        var isSquashed = done < _set.Migrations.Count && _set.Migrations[done].From == unknown[0].From;
        var reached = isSquashed ? FirstReaching(unknown[^1].To, done) : -1;
        if (reached >= 0)
        {
            return WaitingFault(unknown) is { } fault ? Faulty(fault) : Continue(reached + 1) with { Unknown = ids };
        }

        return done == _set.Migrations.Count ? Continue(done, ModelState.Ahead) with { Unknown = ids } : Faulty(Diverged(done, ids));
    }

    /// <summary>A data migration leads back to the fingerprint that it starts from, and replaces nothing.</summary>
    private int FirstReaching(string fingerprint, int start)
    {
        for (var i = start; i < _set.Migrations.Count; i++)
        {
            if (_set.Migrations[i].To == fingerprint && _set.Migrations[i].From != fingerprint)
            {
                return i;
            }
        }

        return -1;
    }

    private Finding Edited(RecordedMigration row) => new(
        Codes.EditedHistory,
        $"The history of the model {_set.ModelName} was edited by other means than MigrationKit: its row {row.Ordinal} "
            + $"({row.Id}) is not what was recorded, or the row before it is missing or another one.",
        "Restore the table history from a backup; or, if the database is what the rows say, accept them as docs/codes/MK6015.md shows.");

    private Finding? ChecksumFault(RecordedMigration row, Migration migration) => row.Checksum == migration.Checksum
        ? null
        : new Finding(
            Codes.ChecksumMismatch,
            $"The migration {row.Id} of the model {_set.ModelName} was changed after it was applied: "
                + $"the database has {row.Checksum}, this assembly has {migration.Checksum}.",
            $"Restore Migrations/{row.Id}/up.sql from git and build again; what is to be different goes into a new migration.");

    private Finding? OrderFault(RecordedMigration row, int index, int done, List<RecordedMigration> unknown)
    {
        var migration = _set.Migrations[index];
        if (row.From != migration.From || row.To != migration.To)
        {
            return new Finding(
                Codes.DatabaseAhead,
                $"The migration {row.Id} of the model {_set.ModelName} was applied between other states than those of this assembly: "
                    + $"from {row.From} to {row.To} in the database, from {migration.From} to {migration.To} here.",
                "It was added again after it was applied: restore the folder that was applied from git.");
        }

        var skipped = index > done && unknown.Count == 0;
        return skipped || index < done ? OutOfOrder(row, index, done) : null;
    }

    private Finding OutOfOrder(RecordedMigration row, int index, int done)
    {
        var missed = index > done ? _set.Migrations[done].Id : _set.Migrations[done - 1].Id;
        return new Finding(
            Codes.DatabaseAhead,
            $"The database has the migration {row.Id} of the model {_set.ModelName}, but the order of {missed} and {row.Id} "
                + "is another one there than in this assembly.",
            "Migrations are never skipped or applied late. Delete the folder of the one that is missing there and add it again: "
                + "dotnet build -t:MigrationKitAdd -p:MigrationName=<name>.");
    }

    private Finding Diverged(int done, List<string> unknown)
    {
        var missing = string.Join(", ", _set.Migrations.Skip(done).Select(static migration => migration.Id));
        return new Finding(
            Codes.DatabaseAhead,
            $"The database and this assembly went different ways: of the model {_set.ModelName} the database has "
                + $"{string.Join(", ", unknown)}, which this assembly does not know, and lacks {missing}.",
            "Merge the branch with the unknown migrations, delete the folders of those that are missing there, and add them again: "
                + "dotnet build -t:MigrationKitAdd -p:MigrationName=<name>; "
                + "or connect to the database that belongs to this branch.");
    }

    /// <summary>What was squashed counts as done, and its contract steps would never be run.</summary>
    private Finding? WaitingFault(List<RecordedMigration> unknown) => unknown.Find(static row => row.IsExpanded) is not { } waiting
        ? null
        : new Finding(
            Codes.DatabaseAhead,
            $"The contract steps of the migration {waiting.Id} of the model {_set.ModelName} still wait in the database, and this assembly "
                + "has another migration in its place.",
            "Run them with the version that has this migration: dotnet migrationkit database contract.");

    private static HistoryVerdict Faulty(Finding fault) => new(ModelState.Faulty, []) { Fault = fault };
}
