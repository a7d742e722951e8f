using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>The type under a domain, whose values are kept as those of that type.</summary>
/// <param name="Type">The type; that of the column where it is no domain.</param>
/// <param name="IsBound">Whether not every value of the type is one of the domain.</param>
internal sealed record DomainBase(PgType Type, bool IsBound)
{
    private const string Before = "AS ";

    private const string Collate = " COLLATE ";

    /// <param name="type">The type of a column.</param>
    /// <param name="schema">The schema that has the domains.</param>
    public static DomainBase Of(PgType type, DatabaseSchema schema)
    {
        if (type.IsArray || type.UserName is not { } name || schema.Find(ObjectId.Of(ObjectKind.Domain, name)) is not DefinedObject domain)
        {
            return new(type, false);
        }

        var text = domain.Definition.Substring(Before.Length);
        var collation = text.IndexOf(Collate, StringComparison.Ordinal);
        var (under, isBound) = Of(PgType.Parse(collation < 0 ? text : text.Substring(0, collation)), schema);
        return new(under, isBound || domain.Clauses.Any(static clause => clause.Name == "not null" || clause.Value.StartsWith("CHECK", StringComparison.Ordinal)));
    }
}
