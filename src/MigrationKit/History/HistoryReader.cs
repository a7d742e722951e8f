using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>Reads the history, which a <see cref="HistoryGuard"/> or a <see cref="HistoryStore"/> has looked at before. A table that does not exist has no rows.</summary>
internal static class HistoryReader
{
    private static readonly string Link = HistoryTables.Link(
        "pg_catalog.lag(chain) OVER (ORDER BY ordinal)", "ordinal", "migration_id", "from_fingerprint", "to_fingerprint", "checksum");

    /// <summary>
    /// Whether every set's last migration is the last one recorded, or the last one expanded if that is what is asked for, and the answers to
    /// questions of one row each. Exactly one round trip; asks for nothing but SELECT.
    /// </summary>
    /// <exception cref="MigrationException">What is to be read is of a role that is not trusted.</exception>
    public static async Task<HeadAnswers> AskAsync(
        NpgsqlConnection connection,
        IReadOnlyList<MigrationSet> sets,
        MigrationPhase phase,
        HistoryGuard guard,
        IReadOnlyList<NpgsqlBatchCommand> questions,
        Func<NpgsqlDataReader, bool> read,
        CancellationToken cancellationToken)
    {
        var answers = questions.Count == 0 ? [] : new bool[questions.Count];
        var batch = BatchOf(connection, sets, phase, questions);
        if (batch.BatchCommands.Count == 0)
        {
            return new HeadAnswers(areHeadsApplied: true, answers);
        }

        await using (batch.ConfigureAwait(false))
        {
            var isGuarded = guard.TryJoin(batch, connection);
            try
            {
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    if (isGuarded)
                    {
                        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    }

                    for (var i = 0; i < answers.Length; i++)
                    {
                        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                        answers[i] = read(reader);
                        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    }

                    var areHeadsApplied = true;
                    for (var i = 0; i < sets.Count; i++)
                    {
                        if (sets[i].Migrations.Count > 0)
                        {
                            areHeadsApplied &= await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && IsHead(reader, sets[i]);
                            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                        }
                    }

                    guard.Passed(connection);
                    return new HeadAnswers(areHeadsApplied, answers);
                }
            }
            catch (PostgresException error) when (IsNoSuchTable(error))
            {
                return WithoutTable(error, batch, sets, answers);
            }
            catch (PostgresException error) when (isGuarded && HistoryGuard.Refused(error))
            {
                // Nothing was read yet.
            }
            catch (InvalidCastException error)
            {
                throw ServerFailure.ForeignHistory($"The history table is not one of MigrationKit: {error.Message.TrimEnd('.')}.", error);
            }
        }

        await guard.LookCloserAsync(connection, cancellationToken).ConfigureAwait(false);
        return await AskAsync(connection, sets, phase, guard, questions, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks whether no migration of a set is expanded: one row.</summary>
    public static NpgsqlBatchCommand NothingWaits(MigrationSet set) => Create(
        $"SELECT NOT EXISTS (SELECT FROM {set.HistoryTables.Expanded} WHERE model OPERATOR(pg_catalog.=) $1)", Text(set.ModelName));

    /// <summary>What is recorded of a model, oldest first: its history, and after it what is expanded.</summary>
    public static async Task<IReadOnlyList<RecordedMigration>> ReadAsync(
        NpgsqlConnection connection, HistoryTables tables, string model, CancellationToken cancellationToken)
    {
        var query = RowsQuery(tables, model);
        try
        {
            return await connection.QueryAsync(query, ReadRow, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (IsNoSuchTable(error) && IsAbout(error, query, tables.History))
        {
            return [];
        }
        catch (PostgresException error) when (IsNoSuchTable(error) || error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return await ReadHistoryAloneAsync(connection, tables, model, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Which of some migrations have taken something away, and by which statements, for people; in their order. Where that was not recorded, or
    /// may not be read, there is nothing to say.
    /// </summary>
    public static async Task<IReadOnlyList<(string Id, string Statements)>> ReadContractedAsync(
        NpgsqlConnection connection, MigrationSet set, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT c.migration_id, c.statements FROM pg_catalog.unnest($2) WITH ORDINALITY u (id, place)
            JOIN {set.HistoryTables.Contracted} c ON c.migration_id OPERATOR(pg_catalog.=) u.id
            WHERE c.model OPERATOR(pg_catalog.=) $1 ORDER BY u.place
            """,
            Text(set.ModelName), Texts(ids));
        try
        {
            return await connection.QueryAsync(query, static reader => (reader.GetString(0), reader.GetString(1)), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (PostgresException error) when (IsNoSuchTable(error) || error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return [];
        }
    }

    /// <summary>Looks for other models, in one round trip.</summary>
    /// <param name="connection">The session that has the lock.</param>
    /// <param name="tables">Tables that a <see cref="HistoryStore"/> has looked at.</param>
    /// <param name="missing">Those that are not there.</param>
    /// <param name="sets">Sets of which nothing is recorded: a model may have been recorded under another name.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<OtherModels> FindOthersAsync(
        NpgsqlConnection connection,
        HistoryTables tables,
        IReadOnlyCollection<string> missing,
        IEnumerable<MigrationSet> sets,
        CancellationToken cancellationToken)
    {
        if (missing.Contains("history") || missing.Contains("steps"))
        {
            return OtherModels.None;
        }

        var hasRows = false;
        var owners = new List<(MigrationSet Set, string Model)>();
        List<(NpgsqlBatchCommand, Action<NpgsqlDataReader>)> queries =
        [
            (Create($"SELECT FROM {tables.History} UNION ALL SELECT FROM {tables.Steps} LIMIT 1"), _ => hasRows = true),
            .. sets.Where(static set => set.Migrations.Count > 0)
                .Select(set => (OwnersQuery(tables, set), (Action<NpgsqlDataReader>)(reader => owners.Add((set, reader.GetString(0)))))),
        ];
        await connection.QueryAllAsync(queries, cancellationToken).ConfigureAwait(false);
        return new OtherModels(hasRows, owners.ToLookup(static owner => owner.Set, static owner => owner.Model));
    }

    /// <summary>
    /// A history that was made before there was a table of expanded migrations, or a role that may not read that one: what is expanded then
    /// counts as pending. Whoever goes on to migrate writes to both tables, and would learn of it.
    /// </summary>
    private static async Task<IReadOnlyList<RecordedMigration>> ReadHistoryAloneAsync(
        NpgsqlConnection connection, HistoryTables tables, string model, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.QueryAsync(RowsQuery(tables, model, withExpanded: false), ReadRow, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (IsNoSuchTable(error))
        {
            return [];
        }
    }

    private static NpgsqlBatchCommand OwnersQuery(HistoryTables tables, MigrationSet set) => Create(
        $"""
        SELECT model FROM {tables.History}
        WHERE model OPERATOR(pg_catalog.<>) $1 AND migration_id OPERATOR(pg_catalog.=) $2
          AND to_fingerprint OPERATOR(pg_catalog.=) $3 AND checksum OPERATOR(pg_catalog.=) $4 ORDER BY 1
        """,
        Text(set.ModelName), Text(set.Migrations[0].Id), Text(set.Migrations[0].To), Text(set.Migrations[0].Checksum));

    /// <summary>The query for what is recorded of a model, whose rows are for <see cref="ReadRow"/>.</summary>
    public static NpgsqlBatchCommand RowsQuery(HistoryTables tables, string model, bool withExpanded = true)
    {
        const string Shared = "ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, tool_version, chain";
        var expanded =
            $"UNION ALL SELECT {Shared}, expanded_at, '0'::pg_catalog.interval, expanded_by, true FROM {tables.Expanded} "
            + "WHERE model OPERATOR(pg_catalog.=) $1";
        return Create(
            $"""
            SELECT ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, applied_at, duration, applied_by, tool_version,
                   chain OPERATOR(pg_catalog.=) {Link}
                     AND ordinal OPERATOR(pg_catalog.=) pg_catalog.row_number() OVER (ORDER BY ordinal),
                   is_expanded
            FROM (SELECT {Shared}, applied_at, duration, applied_by, false AS is_expanded FROM {tables.History}
                  WHERE model OPERATOR(pg_catalog.=) $1 {(withExpanded ? expanded : "")}) recorded
            ORDER BY ordinal
            """,
            Text(model));
    }

    private static NpgsqlBatch BatchOf(
        NpgsqlConnection connection, IReadOnlyList<MigrationSet> sets, MigrationPhase phase, IReadOnlyList<NpgsqlBatchCommand> questions)
    {
        var batch = connection.BatchOf();
        foreach (var question in questions)
        {
            batch.BatchCommands.Add(question);
        }

        foreach (var set in sets)
        {
            if (set.Migrations.Count > 0)
            {
                batch.BatchCommands.Add(Create(phase == MigrationPhase.All ? set.HeadQuery : set.ExpandedHeadQuery));
            }
        }

        return batch;
    }

    /// <summary>A method of its own, which most starts do not have to compile.</summary>
    private static HeadAnswers WithoutTable(PostgresException error, NpgsqlBatch batch, IReadOnlyList<MigrationSet> sets, bool[] answers) =>
        new(areHeadsApplied: false, answers)
        {
            IsHistoryMissing = sets.Count == 1 && answers.Length == 0 && IsAbout(error, batch.BatchCommands[^1], sets[0].HistoryTables.History),
        };

    private static bool IsHead(NpgsqlDataReader reader, MigrationSet set) =>
        reader.GetString(0) == set.Migrations[^1].Id
        && reader.GetString(1) == set.HeadFingerprint
        && reader.GetString(2) == set.Migrations[^1].Checksum;

    public static RecordedMigration ReadRow(NpgsqlDataReader reader) => new()
    {
        Ordinal = reader.GetInt32(0),
        Id = reader.GetString(1),
        From = reader.GetString(2),
        To = reader.GetString(3),
        Checksum = reader.GetString(4),
        AppliedAt = reader.GetFieldValue<DateTimeOffset>(5),
        Duration = reader.GetTimeSpan(6),
        AppliedBy = reader.GetString(7),
        ToolVersion = reader.GetString(8),
        IsLinked = reader.GetBoolean(9),
        IsExpanded = reader.GetBoolean(10),
    };

    /// <summary>Whether the server points at that name; its message is in its language.</summary>
    private static bool IsAbout(PostgresException error, NpgsqlBatchCommand query, string name) =>
        error.Position > 0 && string.CompareOrdinal(query.CommandText, error.Position - 1, name, 0, name.Length) == 0;

    private static bool IsNoSuchTable(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;
}
