namespace MigrationKit.Introspection.Tests.Cases;

internal static class AllCases
{
    public static IEnumerable<CatalogCase> Modelled =>
    [
        .. NamespaceCases.All,
        .. ExtensionCases.All,
        .. EnumCases.All,
        .. SequenceCases.All,
        .. TableCases.All,
        .. PartitionCases.All,
        .. ColumnCases.All,
        .. PrimaryKeyCases.All,
        .. UniqueCases.All,
        .. ExclusionCases.All,
        .. CheckCases.All,
        .. ForeignKeyCases.All,
        .. IndexCases.All,
        .. PrivilegeCases.All,
        .. ViewCases.All,
        .. TriggerCases.All,
        .. EventTriggerCases.All,
        .. RoutineCases.All,
        .. AccessCases.All,
        .. TypeCases.All,
        .. OperatorCases.All,
    ];

    public static IEnumerable<CatalogCase> All => [.. Modelled, .. UnmodelledCases.All];
}
