using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>
/// Statements of range types. From PostgreSQL 14 each has a multirange type, whose name the server makes of the range's when that is created;
/// it does not follow a rename by itself.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtype.html</remarks>
internal sealed class RangeStatements() : DefinedStatements(ObjectKind.Range, "TYPE")
{
    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => base.Rename(from, to).Append(RenameMultirange(from, to));

    // In plpgsql, which does not look at what it does not run: before 14 there is no such column. A name that somebody chose stays.
    private static string RenameMultirange(ObjectId from, ObjectId to)
    {
        var (old, now) = (MultirangeName(from.Name), MultirangeName(to.Name));
        var moved = from.Schema == to.Schema ? "" : $"\n            ALTER TYPE {SqlIdentifier.Quote(from.Schema, now)} SET SCHEMA {SqlIdentifier.Quote(to.Schema)};";
        var renamed = old == now ? "" : $"\n            ALTER TYPE {SqlIdentifier.Quote(from.Schema, old)} RENAME TO {SqlIdentifier.Quote(now)};";
        return $"""
            DO $mk$ BEGIN
                IF current_setting('server_version_num')::integer >= 140000 THEN
                    IF EXISTS (SELECT FROM pg_range WHERE rngtypid = {Literal(to.Schema, to.Name)}::regtype AND rngmultitypid = to_regtype({Literal(from.Schema, old)})) THEN{renamed}{moved}
                    END IF;
                END IF;
            END $mk$
            """;
    }

    private static string Literal(string schema, string name) => SqlIdentifier.Literal(SqlIdentifier.Quote(schema, name));

    private static string MultirangeName(string range)
    {
        var position = range.IndexOf("range", StringComparison.Ordinal);
        return position < 0 ? range + "_multirange" : range.Insert(position, "multi");
    }
}
