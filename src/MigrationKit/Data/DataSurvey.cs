using Npgsql;

namespace MigrationKit.Data;

/// <summary>Finds what a database lacks of an application's work in C#, without the lock: what was done once stays done.</summary>
internal sealed class DataSurvey(IEnumerable<MigrationSet> sets, MigrationOptions options)
{
    // Most applications bring none, and their starts should not have to compile what is done with it.
    private readonly List<Asked> _asked = options.HasDataWork ? AskedOf(sets, options) : [];

    private int _read;

    /// <summary>One query per set that has work, of one row, to be asked together with others.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Questions => _asked.ConvertAll(static item => JournalOf(item.Set).MissingQuery(item.Work));

    /// <summary>The tables that they are about.</summary>
    public IEnumerable<string> Tables => _asked.Count == 0 ? [] : DataJournal.Group.ColumnsOf.Keys;

    /// <summary>Reads the answer to the next of <see cref="Questions"/>.</summary>
    /// <returns>Whether nothing is missing.</returns>
    public bool ReadNext(NpgsqlDataReader reader)
    {
        var missing = DataJournal.ReadMissing(reader, _asked[_read].Work);
        _read++;
        return missing.IsEmpty;
    }

    /// <summary>What is missing of one set, for people.</summary>
    public async Task<IReadOnlyList<string>> FindMissingAsync(
        NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var work = DataWork.Of(set, options);
        return [.. (await JournalOf(set).FindMissingAsync(connection, work, cancellationToken).ConfigureAwait(false)).Names];
    }

    private static List<Asked> AskedOf(IEnumerable<MigrationSet> sets, MigrationOptions options) =>
        [.. sets.Select(set => new Asked(set, DataWork.Of(set, options))).Where(static item => !item.Work.IsEmpty)];

    private static DataJournal JournalOf(MigrationSet set) => new(set.HistoryTables, set.ModelName);

    private sealed record Asked(MigrationSet Set, DataWork Work);
}
