using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>The view of a class, and what is said of its columns.</summary>
internal sealed class ViewAssembler : PartAssembler
{
    public override bool IsOfViews => true;

    public override IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context)
    {
        if (table.Spec.View is not { } spec)
        {
            yield break;
        }

        var id = ObjectId.Of(spec.IsMaterialized ? ObjectKind.MaterializedView : ObjectKind.View, table.Name);
        ReportUnknown(spec, table, context);
        yield return View(id, spec, table) with
        {
            Comment = table.Spec.Comment,
            Privileges = GrantedPrivileges.Of(table.Spec, member: null, id.Kind, context),
            Origin = new Origin(table.Spec.Type),
            RenamedFrom = table.Spec.RenamedFrom,
        };
        foreach (var column in table.Spec.Columns)
        {
            yield return new ViewColumn
            {
                Table = table.Name,
                Name = table.ColumnName(column),
                Privileges = GrantedPrivileges.Of(table.Spec, column.Member, ObjectKind.Column, context),
                Origin = table.Spec.OriginOf(column),
            };
        }
    }

    private static DefinedObject View(ObjectId id, ViewSpec spec, TableContext table)
    {
        var options = spec.Options.Select(static option => new Clause(
            ClauseNames.OptionPrefix + option.Substring(0, option.IndexOf('=')), option.Substring(option.IndexOf('=') + 1)));
        var comments = table.Spec.Columns.Where(static column => column.Comment is not null)
            .Select(column => new Clause(ClauseNames.CommentPrefix + table.ColumnName(column), SqlIdentifier.Literal(column.Comment!)));
        return new DefinedObject(id)
        {
            Definition = "AS " + ExpressionNormalizer.Normalize(spec.Query),
            Clauses = options.Concat(comments).OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    // Where the query says its columns plainly, a property that is none of them is a mistake that would show at run time only.
    private static void ReportUnknown(ViewSpec spec, TableContext table, AssemblyContext context)
    {
        if (QueryColumns.Of(spec.Query) is not { } known)
        {
            return;
        }

        foreach (var column in table.Spec.Columns.Where(column => !known.Contains(table.ColumnName(column))))
        {
            context.Report(
                Codes.UnknownColumn,
                table.Spec.OriginOf(column),
                $"The query of {table.Spec.ClassName} has no column {table.ColumnName(column)}; it has {string.Join(", ", known)}.",
                "Correct the name with [Column(\"…\")], add the column to the query, or put [NotMapped] on the property.");
        }
    }
}
