using System.Text;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using VerifyNUnit;

namespace MigrationKit.Core.Tests.Planning;

/// <summary>What can be altered is altered, and no plan does more than it has to.</summary>
public sealed class PlanShapeTests
{
    private static IReadOnlyList<PlanShapeCase> Cases => PlanShapeCases.All;

    [TestCaseSource(nameof(Cases))]
    public void A_plan_is_as_small_as_it_can_be(object test)
    {
        var item = (PlanShapeCase)test;
        var plan = PlanOf(item);

        var script = SqlScriptWriter.Write(plan);
        Assert.That((plan.Steps.SelectMany(SqlScriptWriter.Statements).Count(), plan.Steps.Count), Is.EqualTo((item.Statements, item.Steps)), script);
    }

    [TestCaseSource(nameof(Cases))]
    public void What_is_there_before_and_after_is_never_dropped(object test)
    {
        var item = (PlanShapeCase)test;
        var to = Read(item.New, item.Renamed);
        var dropped = PlanOf(item).Steps.SelectMany(static step => step.Operations).OfType<DropOperation>().Select(static drop => drop.Object);

        // An index that another one takes the place of is the same one by name only.
        var recreated = dropped.Where(old => old is not TableIndex && to.Contains(old.Id)).Select(static old => old.Id.ToString());
        Assert.That(recreated, Is.EquivalentTo(item.Recreated));
    }

    [TestCaseSource(nameof(Cases))]
    public void Only_a_step_that_stops_others_gives_up_waiting(object test)
    {
        foreach (var step in PlanOf((PlanShapeCase)test).Steps)
        {
            var text = string.Join("; ", SqlScriptWriter.Statements(step));
            var isLong = text.Contains("CONCURRENTLY", StringComparison.Ordinal) || text.Contains("VALIDATE CONSTRAINT", StringComparison.Ordinal) || !step.Transactional;
            Assert.That(isLong && step.LockTimeout is not null, Is.False, text);
            Assert.That(step.LockTimeout is not null, Is.EqualTo(step.Lock >= LockLevel.Share), text);
        }
    }

    [Test]
    public Task The_statements_are_these()
    {
        var text = new StringBuilder();
        foreach (var item in Cases)
        {
            text.Append("-- ").Append(item.Name).Append('\n').Append(SqlScriptWriter.Write(PlanOf(item))).Append('\n');
        }

        return Verifier.Verify(text.ToString(), "sql");
    }

    private static MigrationPlan PlanOf(PlanShapeCase item) => MigrationPlanner.Plan(Read(item.Old, []), Read(item.New, item.Renamed), PlannerOptions.Since(item.Since));

    private static DatabaseSchema Read(string sql, string[] renamed)
    {
        var findings = new List<Finding>();
        var objects = SqlDeclarations.Read([new SqlFile("all.sql", sql)], "public").AppliedTo([], findings);
        Assert.That(findings.Select(static finding => finding.Message), Is.Empty);
        return SchemaNormalizer.Normalize(DatabaseSchema.Create(objects.Select(item => WithFormerName(item, renamed))));
    }

    private static SchemaObject WithFormerName(SchemaObject item, string[] renamed) => renamed.Select(static text => text.Split(" < ")).FirstOrDefault(parts => parts[0] == item.Id.ToString()) is { } parts
        ? item with { RenamedFrom = EquatableArray.Of(parts[1]) }
        : item;
}
