using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>NOT NULL as the constraint that it is since PostgreSQL 18.</summary>
/// <remarks>https://www.postgresql.org/docs/18/sql-altertable.html</remarks>
internal static class RequirementStatements
{
    /// <summary>The end of a column's definition. What is not to be valid cannot stand there.</summary>
    public static string Definition(Column column) => column switch
    {
        { IsNullable: true } or { Requirement.IsValidated: false } => "",
        { Requirement: { } requirement } => $"{(requirement.Name is { } name ? $" CONSTRAINT {SqlIdentifier.Quote(name)}" : "")} NOT NULL{NoInherit(requirement)}",
        _ => " NOT NULL",
    };

    /// <summary>The name that it is given, which is that of the server where none is chosen.</summary>
    public static string NameOf(Column column) => column.Requirement?.Name ?? GeneratedNames.Join(column.Table.Name, column.Name, "not_null");

    public static string Add(Column column, bool isNotValid) =>
        $"ALTER TABLE {Table(column)} ADD CONSTRAINT {SqlIdentifier.Quote(NameOf(column))} NOT NULL {SqlIdentifier.Quote(column.Name)}{NoInherit(column.Requirement)}{(isNotValid ? " NOT VALID" : "")}";

    public static IEnumerable<string> Change(AlterColumnOperation alter)
    {
        var (from, to) = (alter.From.Requirement ?? new(), alter.To.Requirement ?? new());
        if (alter.Aspect == ColumnAspect.Validity)
        {
            return [Of(alter.To, from.Name, "VALIDATE CONSTRAINT %I")];
        }

        return from.IsValidated && !to.IsValidated
            ? [$"ALTER TABLE {Table(alter.To)} ALTER COLUMN {SqlIdentifier.Quote(alter.To.Name)} DROP NOT NULL", Add(alter.To, isNotValid: true)]
            : Change(from, to, alter.To);
    }

    private static IEnumerable<string> Change(Requirement from, Requirement to, Column column)
    {
        if (from.NoInherit != to.NoInherit)
        {
            yield return Of(column, from.Name, $"ALTER CONSTRAINT %I {(to.NoInherit ? "NO " : "")}INHERIT");
        }

        if (from.Name != to.Name)
        {
            yield return Of(column, from.Name, $"RENAME CONSTRAINT %I TO {SqlIdentifier.Quote(NameOf(column)).Replace("%", "%%")}");
        }
    }

    // What the server has named keeps that name when its table or its column is renamed.
    private static string Of(Column column, string? name, string action) => name is not null
        ? $"ALTER TABLE {Table(column)} {action.Replace("%I", SqlIdentifier.Quote(name)).Replace("%%", "%")}"
        : $"""
        DO $requirement$
        DECLARE
            mk_name text;
        BEGIN
            SELECT k.conname INTO mk_name
            FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'n' AND k.conrelid = {SqlIdentifier.Literal(Table(column))}::pg_catalog.regclass AND a.attname = {SqlIdentifier.Literal(column.Name)};
            EXECUTE pg_catalog.format({SqlIdentifier.Literal($"ALTER TABLE {Table(column).Replace("%", "%%")} {action}")}, mk_name);
        END
        $requirement$
        """.Replace("\r\n", "\n");

    private static string NoInherit(Requirement? requirement) => requirement is { NoInherit: true } ? " NO INHERIT" : "";

    private static string Table(Column column) => SqlIdentifier.Quote(column.Table.Schema, column.Table.Name);
}
