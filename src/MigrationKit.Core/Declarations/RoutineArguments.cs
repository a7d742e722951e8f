using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>The argument list of a routine, as far as its identity needs it.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createfunction.html</remarks>
internal static class RoutineArguments
{
    /// <summary>The types of the input arguments, as the server prints them: <c>integer, public.mood</c>.</summary>
    /// <param name="list">What stands between the parentheses.</param>
    /// <param name="defaultSchema">Where a type is that is named without a schema.</param>
    public static string Signature(string list, string defaultSchema)
    {
        if (list == "*")
        {
            return "*";
        }

        var header = RoutineHeader.Parse($"({OrderByAsComma(list)})");
        return string.Join(", ", header.Arguments.Where(static argument => argument.IsInput).Select(argument => Type(argument.Type, defaultSchema)));
    }

    /// <summary>A type as <c>format_type</c> prints it without modifiers, which are no part of a signature.</summary>
    public static string Type(string text, string defaultSchema)
    {
        var type = PgType.Parse(text) with { Modifiers = null };
        if (type.Schema is not null)
        {
            return type.ToString();
        }

        return (IsBuiltIn(type.Name) ? type with { Name = PgTypeNames.Canonical(type.Name) } : type with { Schema = defaultSchema }).ToString();
    }

    /// <summary>Types between parentheses: those of an operator, of which one may be NONE.</summary>
    public static string Operands(string list, string defaultSchema) =>
        string.Join(", ", SqlList.Split(list).Select(text => string.Equals(text, "none", StringComparison.OrdinalIgnoreCase) ? "NONE" : Type(text, defaultSchema)));

    // The direct arguments of an ordered-set aggregate and the aggregated ones make one signature.
    private static string OrderByAsComma(string list)
    {
        var sql = new SqlCursor(list);
        var direct = sql.Until("order");
        return sql.TryWords("order by") ? (direct.Length == 0 ? "" : direct + ", ") + sql.Rest() : list;
    }

    private static bool IsBuiltIn(string name) => PgTypeNames.IsBuiltIn(name) || name is "internal" or "cstring" or "trigger" or "event_trigger" or "void" or "record"
        or "any" or "anyelement" or "anyarray" or "anynonarray" or "anyenum" or "anyrange" or "anymultirange" or "anycompatible" or "anycompatiblearray"
        or "anycompatiblenonarray" or "anycompatiblerange" or "anycompatiblemultirange" or "language_handler" or "fdw_handler" or "index_am_handler" or "table_am_handler"
        or "tsm_handler" or "pg_ddl_command";
}
