using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Domains: the type with its collation is the definition, all else can change in place.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createdomain.html</remarks>
internal sealed class DomainReader() : StatementReader("domain")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        sql.TryWord("as");
        var type = sql.Until(DomainClauses.Starts);
        if (type.Length == 0)
        {
            throw sql.Expected("a type");
        }

        var (collation, clauses) = ("", new List<Clause>());
        while (!sql.IsAtEnd)
        {
            if (sql.TryWord("collate"))
            {
                var named = sql.Name("pg_catalog");
                collation = " COLLATE " + SqlIdentifier.Quote(named.Schema, named.Name);
            }
            else if (DomainClauses.Read(name, sql, context) is { } clause)
            {
                clauses.Add(clause);
            }
        }

        context.Add(ObjectId.Of(ObjectKind.Domain, name), "AS " + type + collation, [.. clauses]);
    }
}

/// <summary>ALTER DOMAIN, as pg_dump writes it for what is not valid yet.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alterdomain.html</remarks>
internal sealed class AlterDomainReader() : StatementReader("alter domain")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        if (!sql.TryWord("add") && !sql.TryWord("set"))
        {
            throw new DeclarationException("of ALTER DOMAIN only ADD and SET declare something");
        }

        if (DomainClauses.Read(name, sql, context) is { } clause)
        {
            context.Amend(ObjectId.Of(ObjectKind.Domain, name), item => ((DefinedObject)item).With(clause.Name, clause.Value));
        }
    }
}

/// <summary>Default and constraints of a domain as the model has them.</summary>
internal static class DomainClauses
{
    /// <summary>What may follow the type or a default.</summary>
    public static readonly string[] Starts = ["constraint", "not", "null", "default", "check", "collate"];

    /// <summary>The name of the clause that is the default.</summary>
    public const string Default = "default";

    public static Clause NotNull => new("not null", "NOT NULL");

    /// <summary>The clause that is a constraint.</summary>
    public static Clause Check(string name, string expression, bool isValidated) =>
        new(ConstraintNamed(name), $"CHECK ({expression})" + (isValidated ? "" : " NOT VALID"));

    /// <summary>The one that is next; null where it says what goes without saying.</summary>
    public static Clause? Read(QualifiedName domain, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.TryWord("constraint") ? sql.Identifier() : null;
        if (sql.TryWord("default"))
        {
            // NULL and NOT start an expression as well as the next constraint.
            var start = sql.TryWord("null") ? "NULL " : sql.TryWord("not") ? "NOT " : "";
            return new Clause(Default, (start + sql.Until(Starts)).Trim());
        }

        if (sql.TryWords("not null"))
        {
            return NotNull;
        }

        return sql.TryWord("null") ? null : ReadCheck(name, domain, sql, context);
    }

    /// <summary>The clause that is a comment on a constraint.</summary>
    public static string CommentOn(string constraint) => ConstraintNamed(constraint) + " comment";

    private static Clause ReadCheck(string? name, QualifiedName domain, SqlCursor sql, DeclarationContext context)
    {
        sql.Words("check");
        var (expression, isValidated) = (sql.Parenthesized(), !sql.TryWords("not valid"));
        if (name is null)
        {
            return Check(context.Names.Make(domain, null, "check"), expression, isValidated);
        }

        context.Names.Take(domain.Schema, name);
        return Check(name, expression, isValidated);
    }

    private static string ConstraintNamed(string name) => "constraint " + SqlIdentifier.Quote(name);
}
