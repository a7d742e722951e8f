using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>The table itself.</summary>
internal sealed class TableAssembler : PartAssembler
{
    public override IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context)
    {
        var settings = table.Spec.Settings;
        var origin = new Origin(table.Spec.Type);
        yield return new Table(table.Name)
        {
            IsUnlogged = settings.IsUnlogged,
            Parameters = settings.Parameters,
            HasRowSecurity = settings.HasRowSecurity,
            ForcesRowSecurity = settings.ForcesRowSecurity,
            PartitionBy = settings.PartitionBy is { } key ? PartitionBy(key, table, origin, context) : null,
            Comment = table.Spec.Comment,
            Privileges = GrantedPrivileges.Of(table.Spec, member: null, ObjectKind.Table, context),
            Origin = origin,
            RenamedFrom = table.Spec.RenamedFrom,
        };
    }

    private static string? PartitionBy(PartitionKeySpec spec, TableContext table, Origin origin, AssemblyContext context)
    {
        if (spec.Keys.IsEmpty)
        {
            context.Report(
                Codes.InvalidArgument,
                origin,
                $"[PartitionBy] of {table.Spec.ClassName} does not say by what.",
                "Name the properties: [PartitionBy(PartitionMethod.Range, nameof(…))].");
            return null;
        }

        return IndexKeyAssembler.Keys(spec.Keys, table, origin, "[PartitionBy]") is { } keys
            ? $"{spec.Method} ({string.Join(", ", keys.Select(Text))})"
            : null;
    }

    private static string Text(IndexKey key) =>
        key.Column is { } column ? SqlIdentifier.Quote(column) : $"({ExpressionNormalizer.WithoutParentheses(key.Expression!)})";
}
