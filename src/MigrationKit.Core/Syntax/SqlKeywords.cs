namespace MigrationKit.Core.Syntax;

/// <summary>
/// The key words that cannot stand for every kind of name: the union over PostgreSQL 13 to 18 of what pg_get_keywords() does not call
/// unreserved. https://www.postgresql.org/docs/current/sql-keywords-appendix.html
/// </summary>
internal static class SqlKeywords
{
    // system_user since 16.
    private static readonly HashSet<string> Reserved = Words(
        """
        all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog
        current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except
        false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp
        not null offset on only or order placing primary references returning select session_user some symmetric system_user table
        then to trailing true union unique user using variadic when where window with
        """);

    // normalize since 13; json_array, json_arrayagg, json_object, json_objectagg since 16; json, json_exists, json_query, json_scalar,
    // json_serialize, json_table, json_value, merge_action since 17.
    private static readonly HashSet<string> ReservedInPart = Words(
        """
        between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer
        interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table
        json_value least merge_action national nchar none normalize nullif numeric out overlay position precision real row setof
        smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest
        xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
        authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like natural
        notnull outer overlaps right similar tablesample verbose
        """);

    /// <summary>Never a name unless quoted (or after a dot). Lower case is expected.</summary>
    public static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>Whether quote_ident() of some supported server quotes it. Lower case is expected.</summary>
    public static bool NeedsQuotes(string word) => Reserved.Contains(word) || ReservedInPart.Contains(word);

    private static HashSet<string> Words(string text) =>
        new(text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
