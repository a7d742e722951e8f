using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER TABLE, as pg_dump writes it, to declare what CREATE TABLE left to be said.</summary>
internal sealed class AlterTableReader() : StatementReader("alter foreign table only", "alter foreign table", "alter table only", "alter table if exists only", "alter table if exists", "alter table", "alter view", "alter materialized view")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var table = sql.Name(context.DefaultSchema);
        var first = context.Objects.Count;
        foreach (var action in SqlList.Split(sql.Rest()))
        {
            var one = new SqlCursor(action);
            Action(table, one, context);
            one.End();
        }

        if (head.EndsWith("only", StringComparison.Ordinal))
        {
            context.Replace(first, static item => item is IndexedObject index ? index with { IsOfWholeOnly = true } : item);
        }
    }

    private static void Action(QualifiedName table, SqlCursor sql, DeclarationContext context)
    {
        if (TableSettings.Read(sql, context.DefaultSchema) is { } setting)
        {
            context.Amend(ObjectId.Of(ObjectKind.Table, table), item => item is Table known ? setting(known) : item);
        }
        else if (IndexMarks.Read(sql) is var (name, mark))
        {
            context.Amend(IndexMarks.Targets(table, name), item => mark((IndexedObject)item));
        }
        else if (sql.TryWords("attach partition"))
        {
            var part = sql.Name(context.DefaultSchema);
            var bound = TableReader.Bound(sql);
            context.Amend(ObjectId.Of(ObjectKind.Table, part), item => ((Table)item) with { PartitionOf = new Partition(table, bound) });
        }
        else if (sql.TryWord("inherit"))
        {
            var parent = sql.Name(context.DefaultSchema);
            context.Amend(ObjectId.Of(ObjectKind.Table, table), item => ((Table)item) with { Inherits = ((Table)item).Inherits.Append(parent).ToEquatableArray() });
        }
        else if (sql.TryWords("add column"))
        {
            new ColumnDefinition(table, context).Read(sql, int.MaxValue);
        }
        else if (sql.TryWord("add"))
        {
            TableReader.Constraint(table, sql, context);
        }
        else if (EnabledStates.Read(sql) is { } state)
        {
            var kind = sql.TryWord("rule") ? ObjectKind.Rule : sql.TryWord("trigger") ? ObjectKind.Trigger : throw new DeclarationException("this form of ALTER TABLE declares nothing");
            context.Amend(ObjectId.Of(kind, table, sql.Identifier()), item => EnabledStates.Set(item, state));
        }
        else if (sql.TryWords("alter column") || sql.TryWord("alter"))
        {
            Column(ObjectId.Of(ObjectKind.Column, table, sql.Identifier()), sql, context);
        }
        else
        {
            throw new DeclarationException("this form of ALTER TABLE declares nothing");
        }
    }

    private static void Column(ObjectId column, SqlCursor sql, DeclarationContext context)
    {
        if (sql.TryWords("set default"))
        {
            var text = sql.Rest();
            context.Amend([column, .. ViewColumns.ViewsOf(column)], item => item is DefinedObject view
                ? view.With(ClauseNames.DefaultPrefix + column.Name, text)
                : ((Column)item) with { Default = text });
        }
        else if (sql.TryWords("set not null"))
        {
            context.Amend(column, static item => ((Column)item) with { IsNullable = false });
        }
        else if (sql.TryWords("add generated"))
        {
            var isAlways = sql.TryWord("always");
            _ = isAlways || sql.TryWords("by default");
            sql.Words("as identity");
            var options = sql.Is(SqlTokenKind.OpenParen) ? SequenceOptionsReader.Read(new SqlCursor(sql.Parenthesized())).Options : SequenceOptions.Default;
            var identity = new Identity(isAlways ? IdentityGeneration.Always : IdentityGeneration.ByDefault) { Options = options };
            context.Amend(column, item => ((Column)item) with { Identity = identity });
        }
        else if (ColumnSettings.Read(sql) is { } setting)
        {
            context.Amend(column, item => setting((Column)item));
        }
        else
        {
            throw new DeclarationException("this form of ALTER COLUMN declares nothing");
        }
    }
}
