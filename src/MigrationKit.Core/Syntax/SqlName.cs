namespace MigrationKit.Core.Syntax;

/// <summary>How a name is used, as far as the tokens around it tell.</summary>
internal enum SqlNameUse
{
    /// <summary>A column, table, alias, …, or a key word that may be a name.</summary>
    Any,

    /// <summary>Followed immediately by <c>(</c>.</summary>
    Function,

    /// <summary>After <c>::</c>, or before a string constant (<c>date '2020-01-01'</c>).</summary>
    Type,

    /// <summary>Inside the constant of <c>'public.seq'::regclass</c>.</summary>
    Relation,
}

/// <summary>A name in an expression: its parts without quotes, such as <c>public</c>, <c>role</c>.</summary>
internal sealed record SqlName(IReadOnlyList<string> Parts, SqlNameUse Use);

/// <summary>A name and the piece of text it was read from.</summary>
internal sealed record SqlNameOccurrence(SqlName Name, int Start, int End);
