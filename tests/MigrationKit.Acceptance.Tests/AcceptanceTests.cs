using MigrationKit.Acceptance.Tests.Cases;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Acceptance.Tests;

/// <summary>Runs every case: migrate old to new, compare with a database built as new, differ again, and go back.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AcceptanceTests
{
    private static IEnumerable<TestCaseData> Cases() => new[]
    {
        TableCases.All, TableSettingCases.All, ColumnSettingCases.All, ExclusionCases.All, ColumnCases.All, RequirementCases.All, EnumCases.All, SequenceCases.All, ConstraintCases.All, IndexCases.All, NamespaceCases.All, CommentCases.All,
        PrivilegeCases.All, PublicationCases.All, StatisticsCases.All, TextSearchCases.All, ForeignSourceCases.All, DefaultPrivilegesCases.All, IdentitySequenceCases.All,
        ViewCases.All, MaterializedViewCases.All, TriggerCases.All, PolicyCases.All,
        RoutineCases.All,
        PartitionCases.All, PartitionLinkCases.All, PartitionColumnCases.All, PartitionIndexCases.All,
        ColumnSwapCases.All,
        InheritanceCases.All,
        ForeignTableCases.All,
        TypeCases.All, OperatorCases.All,
    }.SelectMany(static cases => cases).Select(static item => new TestCaseData(item).SetArgDisplayNames(item.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task Migrates_there_and_back(AcceptanceCase item)
    {
        Assume.That((await SharedServer.Instance).ServerVersion.Major, Is.GreaterThanOrEqualTo(Math.Max(item.Since, item.PlannedFor)), "needs a newer server");
        await using var migrated = await MigratedDatabase.CreateAsync();
        await using var original = await MigratedDatabase.CreateAsync();
        await using var direct = await MigratedDatabase.CreateAsync();
        await migrated.RunAsync(item.Old + item.Rows);
        await original.RunAsync(item.Old);
        await direct.RunAsync(item.New);
        var (from, to) = (await migrated.ReadAsync(), WithOnlineTypes(WithRenames(await direct.ReadAsync(), item.Renamed), item.Online));
        var diff = SchemaDiffer.Diff(from, to);
        var options = PlannerOptions.Since(item.PlannedFor);
        var up = MigrationPlanner.Plan(diff, from, to, options);
        if (item.Statements is { } statements)
        {
            Assert.That(up.Steps.SelectMany(SqlScriptWriter.Statements), Is.EqualTo(statements));
        }

        AssertShape(item, up);
        Assert.That(up.Hazards.Select(static hazard => hazard.Word).Distinct().Order(), Is.EqualTo(item.Hazards.Order()), SqlScriptWriter.Write(up));
        await migrated.RunAsync(up);
        await (item.IsApart ? migrated.AssertReadsLikeAsync(direct, "up") : migrated.AssertEqualsAsync(direct, "up"));
        Assert.That(await migrated.QueryAsync<bool>($"SELECT {item.Holds}"), $"{item.Holds} must hold after\n{SqlScriptWriter.Write(up)}");
        await migrated.RunAsync(MigrationPlanner.PlanDown(diff, from, to, options));
        await (item.LeavesOwnColumns || item.IsApart ? migrated.AssertReadsLikeAsync(original, "down") : migrated.AssertEqualsAsync(original, "down"));
    }

    private static void AssertShape(AcceptanceCase item, MigrationPlan up)
    {
        if (item.Beginnings is { } beginnings)
        {
            var statements = up.Steps.SelectMany(SqlScriptWriter.Statements).ToList();
            Assert.That(statements.Select((statement, index) => statement[..Math.Min(statement.Length, beginnings.ElementAtOrDefault(index)?.Length ?? 30)]), Is.EqualTo(beginnings));
        }

        if (item.Steps is { } steps)
        {
            Assert.That(up.Steps, Has.Count.EqualTo(steps), SqlScriptWriter.Write(up));
        }
    }

    private static DatabaseSchema WithOnlineTypes(DatabaseSchema schema, (string Column, string? Using, string? Back)[] changes)
    {
        var objects = schema.ToDictionary();
        foreach (var (path, there, back) in changes)
        {
            var column = objects.Values.OfType<Column>().Single(column => column.Id.Path == path);
            objects[column.Id] = column with { OnlineType = new OnlineTypeChange(there, back) };
        }

        return DatabaseSchema.FromDictionary(objects);
    }

    private static DatabaseSchema WithRenames(DatabaseSchema schema, string[] renames)
    {
        var objects = schema.ToDictionary();
        foreach (var parts in renames.Select(static rename => rename.Split(" < ")))
        {
            var value = objects.Values.OfType<EnumType>().FirstOrDefault(type => parts[0].StartsWith($"enum value {type.Id.Path}.", StringComparison.Ordinal));
            var item = value ?? objects.Values.Single(item => item.Id.ToString() == parts[0]);
            objects[item.Id] = item is EnumType type && value is not null
                ? type with { RenamedValues = EquatableArray.Of((parts[0][$"enum value {type.Id.Path}.".Length..], parts[1])) }
                : item with { RenamedFrom = EquatableArray.Of(parts[1]) };
        }

        return DatabaseSchema.FromDictionary(objects);
    }
}
