using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>A constraint: behind a column, among the columns, or after ADD.</summary>
internal sealed class ConstraintDefinition(QualifiedName table, DeclarationContext context)
{
    /// <param name="name">Its name, where it has one.</param>
    /// <param name="columns">The column that it stands behind; empty where it names its columns itself.</param>
    /// <param name="sql">Stands before its first word.</param>
    public void Read(string? name, EquatableArray<string> columns, SqlCursor sql)
    {
        switch (0)
        {
            case 0 when sql.TryWords("primary key"):
                PrimaryKey(name, columns, sql);
                break;
            case 0 when sql.TryWord("unique"):
                Unique(name, columns, sql);
                break;
            case 0 when sql.TryWord("check"):
                Check(name, columns, sql);
                break;
            case 0 when sql.TryWord("exclude"):
                Exclude(name, sql);
                break;
            case 0 when sql.TryWords("foreign key"):
                ForeignKey(name, Columns(sql), sql);
                break;
            case 0 when columns.IsEmpty && sql.TryWords("not null"):
                NotNull(name, sql);
                break;
            case 0 when !columns.IsEmpty && sql.IsWord("references"):
                ForeignKey(name, columns, sql);
                break;
            default:
                throw sql.Expected("a constraint");
        }
    }

    private void PrimaryKey(string? name, EquatableArray<string> columns, SqlCursor sql)
    {
        var key = new PrimaryKey
        {
            Table = table,
            Name = Named(name, null, "pkey"),
            Columns = columns.IsEmpty ? Columns(sql) : columns,
            Include = Include(sql),
            Parameters = With(sql),
            Tablespace = Tablespace(sql),
        };
        context.Add(key with { Deferral = Deferral(sql) });
    }

    private void Unique(string? name, EquatableArray<string> columns, SqlCursor sql)
    {
        var notDistinct = sql.TryWords("nulls not distinct");
        _ = sql.TryWords("nulls distinct");
        var of = columns.IsEmpty ? Columns(sql) : columns;
        var unique = new UniqueConstraint
        {
            Table = table,
            Name = Named(name, string.Join("_", of), "key"),
            Columns = of,
            NullsNotDistinct = notDistinct,
            Include = Include(sql),
            Parameters = With(sql),
            Tablespace = Tablespace(sql),
        };
        context.Add(unique with { Deferral = Deferral(sql) });
    }

    private void Exclude(string? name, SqlCursor sql)
    {
        var method = sql.TryWord("using") ? sql.Identifier() : "btree";
        var elements = SqlList.Split(sql.Parenthesized()).Select(Element).ToEquatableArray();
        var exclusion = new ExclusionConstraint
        {
            Table = table,
            Name = Named(name, string.Join("_", elements.Select(static element => element.Key.Column ?? "expr")), "excl"),
            Method = method,
            Elements = elements,
            Include = Include(sql),
            Parameters = With(sql),
            Tablespace = Tablespace(sql),
            Where = sql.TryWord("where") ? sql.Parenthesized() : null,
        };
        context.Add(exclusion with { Deferral = Deferral(sql) });
    }

    private static ExclusionElement Element(string text)
    {
        var sql = new SqlCursor(text);
        var key = sql.Until("with");
        sql.Words("with");
        return new ExclusionElement(IndexReader.Key(key), sql.Rest());
    }

    private static EquatableArray<string> With(SqlCursor sql) => sql.TryWord("with") ? Parameters.Read(sql) : default;

    private static string? Tablespace(SqlCursor sql) => sql.TryWords("using index tablespace") && sql.Identifier() is var name and not "pg_default" ? name : null;

    private void Check(string? name, EquatableArray<string> columns, SqlCursor sql)
    {
        var expression = sql.Parenthesized();
        var noInherit = sql.TryWords("no inherit");
        context.Add(new CheckConstraint
        {
            Table = table,
            Name = Named(name, columns.IsEmpty ? OnlyColumn(expression) : columns[0], "check"),
            Expression = expression,
            NoInherit = noInherit,
            IsValidated = !sql.TryWords("not valid"),
        });
    }

    private void NotNull(string? name, SqlCursor sql)
    {
        var column = ObjectId.Of(ObjectKind.Column, table, sql.Identifier());
        var noInherit = sql.TryWords("no inherit");
        var requirement = new Requirement { Name = name, IsValidated = !sql.TryWords("not valid"), NoInherit = noInherit || sql.TryWords("no inherit") };
        context.Amend(column, item => ((Column)item) with { IsNullable = false, Requirement = requirement.UnlessStandard });
    }

    private void ForeignKey(string? name, EquatableArray<string> columns, SqlCursor sql)
    {
        sql.Words("references");
        var principal = sql.Name(context.DefaultSchema);
        var key = new ForeignKey
        {
            Table = table,
            Name = Named(name, string.Join("_", columns), "fkey"),
            Columns = columns,
            PrincipalTable = principal,
            PrincipalColumns = sql.Is(SqlTokenKind.OpenParen) ? Columns(sql) : default,
            MatchFull = sql.TryWords("match full"),
        };
        _ = sql.TryWords("match simple");
        while (sql.TryWord("on"))
        {
            key = sql.TryWord("delete") ? key with { OnDelete = Action(sql), OnDeleteColumns = sql.Is(SqlTokenKind.OpenParen) ? Columns(sql) : default } : OnUpdate(key, sql);
        }

        key = key with { Deferral = Deferral(sql) };
        context.Add(key with { IsValidated = !sql.TryWords("not valid") });
    }

    private static ForeignKey OnUpdate(ForeignKey key, SqlCursor sql)
    {
        sql.Words("update");
        return key with { OnUpdate = Action(sql) };
    }

    private static ReferentialAction Action(SqlCursor sql) => 0 switch
    {
        0 when sql.TryWords("no action") => ReferentialAction.NoAction,
        0 when sql.TryWord("restrict") => ReferentialAction.Restrict,
        0 when sql.TryWord("cascade") => ReferentialAction.Cascade,
        0 when sql.TryWords("set null") => ReferentialAction.SetNull,
        0 when sql.TryWords("set default") => ReferentialAction.SetDefault,
        _ => throw sql.Expected("an action"),
    };

    private static EquatableArray<string> Columns(SqlCursor sql) =>
        SqlList.Split(sql.Parenthesized()).Select(static column => new SqlCursor(column).Identifier()).ToEquatableArray();

    private static EquatableArray<string> Include(SqlCursor sql) => sql.TryWord("include") ? Columns(sql) : default;

    private static Deferral Deferral(SqlCursor sql)
    {
        _ = sql.TryWords("not deferrable");
        var isDeferrable = sql.TryWord("deferrable");
        var isDeferred = sql.TryWords("initially deferred");
        _ = sql.TryWords("initially immediate");
        return isDeferred ? Model.Deferral.InitiallyDeferred : isDeferrable ? Model.Deferral.InitiallyImmediate : Model.Deferral.NotDeferrable;
    }

    // A check of one column is called after it, wherever it stands.
    private static string? OnlyColumn(string expression)
    {
        var mentioned = ConstraintNames.Mentioned(expression).Take(2).ToList();
        return mentioned.Count == 1 ? mentioned[0] : null;
    }

    private string Named(string? name, string? columns, string label)
    {
        if (name is null)
        {
            return context.Names.Make(table, columns, label);
        }

        context.Names.Take(table.Schema, name);
        return name;
    }
}
