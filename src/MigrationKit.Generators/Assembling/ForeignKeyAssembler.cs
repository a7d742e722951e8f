using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class ForeignKeyAssembler : PartAssembler<ForeignKeySpec>
{
    protected override SchemaObject? Assemble(ForeignKeySpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        var dependent = part.Dependent is null ? table : context.FindTable(part.Dependent);
        var principal = context.FindTable(part.PrincipalType);
        if (dependent is null || principal is null)
        {
            ReportDangling(part, table, context);
            return null;
        }

        if (IsDeclaredThere(part, dependent) || Columns(part, origin, dependent, context) is not { } columns)
        {
            return null;
        }

        return PrincipalColumns(part, origin, principal, context) is { } principalColumns
            && dependent.TryResolve(part.OnDeleteProperties, origin, "OnDeleteProperties of a foreign key", out var onDelete)
            ? ForeignKey(part, dependent, columns, principal, principalColumns) with { OnDeleteColumns = onDelete, Origin = origin }
            : null;
    }

    private static ForeignKey ForeignKey(
        ForeignKeySpec part,
        TableContext dependent,
        EquatableArray<string> columns,
        TableContext principal,
        EquatableArray<string> principalColumns) => new()
    {
        Table = dependent.Name,
        Name = part.Name ?? ConstraintNames.ForeignKey(dependent.Name.Name, principal.Name.Name, columns),
        Columns = columns,
        PrincipalTable = principal.Name,
        PrincipalColumns = principalColumns,
        OnDelete = part.OnDelete,
        OnUpdate = part.OnUpdate,
        MatchFull = part.MatchFull,
        Deferral = part.Deferral,
        IsValidated = part.IsValidated,
    };

    // A collection's [ForeignKey] says once more what the other class may have said itself.
    private static bool IsDeclaredThere(ForeignKeySpec part, TableContext dependent) => part.Dependent is not null
        && dependent.Spec.Parts.OfType<ForeignKeySpec>().Any(other =>
            other.Dependent is null && other.PrincipalType == part.PrincipalType && other.Properties == part.Properties);

    private static EquatableArray<string>? Columns(ForeignKeySpec part, Origin origin, TableContext dependent, AssemblyContext context)
    {
        if (part.Properties.IsEmpty)
        {
            context.Report(
                Codes.InvalidArgument,
                origin,
                $"[References(typeof({part.PrincipalClass}))] on {dependent.Spec.ClassName} does not say which properties refer to it.",
                "Set Properties = new[] { nameof(…) }, or put the attribute on the property.");
            return null;
        }

        if (dependent.TryResolve(part.Properties, origin, "A foreign key", out var columns))
        {
            return columns;
        }

        return null;
    }

    private static EquatableArray<string>? PrincipalColumns(
        ForeignKeySpec part,
        Origin origin,
        TableContext principal,
        AssemblyContext context)
    {
        var properties = part.PrincipalProperties.IsEmpty ? principal.PrimaryKey?.Properties ?? default : part.PrincipalProperties;
        if (properties.IsEmpty)
        {
            ReportNoKey(part, origin, principal, context);
            return null;
        }

        if (principal.TryResolve(properties, origin, "A foreign key's principal", out var columns))
        {
            return columns;
        }

        return null;
    }

    private static void ReportDangling(ForeignKeySpec part, TableContext table, AssemblyContext context) => context.Report(
        Codes.DanglingForeignKey,
        table.Spec.OriginOf(part),
        $"{Where(part, table)} refers to {part.PrincipalClass}, which is no class with [Table] in this project.",
        $"Put [Table(\"…\")] on {part.PrincipalClass} if it is a table of this model, or remove the foreign key; "
        + "tables of another project's model cannot be referred to.");

    private static void ReportNoKey(ForeignKeySpec part, Origin origin, TableContext principal, AssemblyContext context)
    {
        var candidates = principal.Spec.Parts.OfType<UniqueSpec>().Select(static unique => string.Join(", ", unique.Properties)).ToList();
        var isAmbiguous = candidates.Count > 1;
        var known = candidates.Count == 0
            ? "Give it one"
            : "Name the properties of a unique constraint, " + string.Join(" or ", candidates.Select(static names => "(" + names + ")"));
        context.Report(
            isAmbiguous ? Codes.AmbiguousForeignKey : Codes.DanglingForeignKey,
            origin,
            $"A foreign key refers to {part.PrincipalClass}, which has no primary key"
            + (isAmbiguous ? ", but several unique constraints." : "."),
            known + $": [References(typeof({part.PrincipalClass}), nameof(…))].");
    }

    private static string Where(ForeignKeySpec part, TableContext table) =>
        part.Member is null ? $"A foreign key of {table.Spec.ClassName}" : $"{table.Spec.ClassName}.{part.Member}";
}
