using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class ExclusionStatements : ConstraintStatements<ExclusionConstraint>
{
    public override ObjectKind Kind => ObjectKind.Exclusion;

    public override string Definition(ExclusionConstraint item) =>
        $"EXCLUDE USING {Name(item.Method)} ({string.Join(", ", item.Elements.Select(static element => $"{IndexStatements.Key(element.Key)} WITH {element.Operator}"))})"
        + Include(item.Include)
        + IndexSettingStatements.Definition(item)
        + (item.Where is null ? "" : $" WHERE ({item.Where})")
        + Deferral(item.Deferral);
}
