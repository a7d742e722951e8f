using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>
/// Identity columns: their numbers come from a sequence whose name is the server's, so statements about it look it up. Not by
/// pg_get_serial_sequence: it may find the sequence of a former serial.
/// </summary>
internal static class IdentityStatements
{
    /// <summary>As it stands in a column's definition: <c> GENERATED ALWAYS AS IDENTITY (START WITH 5)</c>.</summary>
    public static string Definition(Identity identity)
    {
        var options = SequenceStatements.Options(identity.Options).TrimStart();
        return $" GENERATED {Generation(identity)} AS IDENTITY{(options.Length == 0 ? "" : $" ({options})")}";
    }

    public static IEnumerable<string> Change(AlterColumnOperation alter) => (alter.From.Identity, alter.To.Identity) switch
    {
        (_, null) => [Alter(alter.To) + " DROP IDENTITY"],
        (null, { } added) => [Alter(alter.To) + " ADD" + Definition(added), Beyond(alter.To, alter.Predecessor)],
        ({ } from, { } to) => Change(from, to, alter.To),
    };

    /// <summary>A sequence in place of an identity's, from the number on where that one stands; its name may be that one's.</summary>
    public static IEnumerable<string> Succeed(SucceedIdentityOperation succeed)
    {
        var building = succeed.Sequence with { Name = succeed.Sequence.Name with { Name = SqlIdentifier.Truncate(succeed.Sequence.Name.Name + "_mk_new") } };
        var name = SqlIdentifier.Quote(building.Name.Schema, building.Name.Name);
        return
        [
            SequenceStatements.Create(building),
            Numbers(succeed.Column, $"PERFORM pg_catalog.setval({SqlIdentifier.Literal(name)}, mk_value, mk_is_called);"),
            Alter(succeed.Column) + " DROP IDENTITY",
            $"ALTER SEQUENCE {name} RENAME TO {SqlIdentifier.Quote(succeed.Sequence.Name.Name)}",
        ];
    }

    /// <summary>An identity ends at one column and begins at another, at the same number; and so does that the column is required.</summary>
    public static string Move(MoveIdentityOperation move) => Numbers(
        move.From,
        Alter(move.From) + " DROP IDENTITY;",
        Alter(move.From) + " DROP NOT NULL;",
        Alter(move.To) + " SET NOT NULL;",
        $"{Alter(move.To)} ADD{Definition(move.To.Identity!)};",
        "SELECT d.objid::pg_catalog.regclass INTO mk_sequence",
        Lookup(move.To) + ";",
        "PERFORM pg_catalog.setval(mk_sequence, mk_value, mk_is_called);");

    /// <summary>Statements that know the number at which the sequence of an identity stands.</summary>
    private static string Numbers(Column column, params string[] statements) => $"""
        DO $numbers$
        DECLARE
            mk_sequence text;
            mk_value bigint;
            mk_is_called boolean;
        BEGIN
            SELECT d.objid::pg_catalog.regclass INTO mk_sequence
            {Lookup(column)};
            EXECUTE 'SELECT last_value, is_called FROM ' || mk_sequence INTO mk_value, mk_is_called;
            {string.Join("\n    ", statements)}
        END
        $numbers$
        """.Replace("\r\n", "\n");

    private static IEnumerable<string> Change(Identity from, Identity to, Column column)
    {
        if (SequenceStatements.FirstWithin(from.Options, to.Options) is { } first)
        {
            yield return NotBefore(column, first.ToString(CultureInfo.InvariantCulture));
        }

        var differences = SequenceStatements.Differences(from.Options, to.Options)
            .Select(static option => option.StartsWith(SequenceStatements.Restart, StringComparison.Ordinal) ? option : "SET " + option);
        var generation = from.Generation == to.Generation ? [] : new[] { "SET GENERATED " + Generation(to) };
        foreach (var statement in SequenceStatements.Said(Alter(column), generation.Concat(differences)))
        {
            yield return statement;
        }
    }

    private static string NotBefore(Column column, string first) => $"""
        DO $bounds$
        DECLARE
            mk_sequence text;
            mk_value bigint;
        BEGIN
            SELECT d.objid::pg_catalog.regclass INTO mk_sequence
            {Lookup(column)};
            EXECUTE 'SELECT last_value FROM ' || mk_sequence INTO mk_value;
            IF mk_value {(column.Identity!.Options.Increment < 0 ? '>' : '<')} {first} THEN
                PERFORM pg_catalog.setval(mk_sequence, {first}, false);
            END IF;
        END
        $bounds$
        """.Replace("\r\n", "\n");

    // The first number must be beyond those that the rows have, and those that the sequence of a former serial has given out.
    private static string Beyond(Column column, QualifiedName? predecessor)
    {
        var rows = $"SELECT pg_catalog.max({SqlIdentifier.Quote(column.Name)}) AS value FROM {Table(column)}";
        var numbers = predecessor is { } sequence
            ? $"SELECT greatest(({rows}), (SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM {SqlIdentifier.Quote(sequence.Schema, sequence.Name)})) AS value"
            : rows;
        return $"""
            SELECT pg_catalog.setval(d.objid::pg_catalog.regclass, m.value)
            {Lookup(column, $"CROSS JOIN ({numbers}) m")} AND m.value > 0
            """.Replace("\r\n", "\n");
    }

    private static string Lookup(Column column, string join = "") => $"""
        FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid {join}
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'i' AND d.refobjid = {SqlIdentifier.Literal(Table(column))}::pg_catalog.regclass AND a.attname = {SqlIdentifier.Literal(column.Name)}
        """;

    private static string Generation(Identity identity) => identity.Generation == IdentityGeneration.Always ? "ALWAYS" : "BY DEFAULT";

    private static string Table(Column column) => SqlIdentifier.Quote(column.Table.Schema, column.Table.Name);

    private static string Alter(Column column) => $"ALTER TABLE {Table(column)} ALTER COLUMN {SqlIdentifier.Quote(column.Name)}";
}
