using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Internal;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Drift;

/// <summary>What a comparison reads, and when texts that differ are no drift.</summary>
internal sealed class DriftFinderTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY, name text, age int CHECK (age > 0));");

    private static readonly (string Id, string Sql) Comment = ("2_comment", """COMMENT ON TABLE public.users IS '"owner": "privileges": "securityLabels": '""");

    [Test]
    public async Task Where_nothing_has_drifted_nothing_is_made_of_the_recorded_text_and_it_is_not_read_what_uses_what()
    {
        await ApplyAsync(Sets.Of(Users));

        var found = await FindAsync();

        Assert.That(found.From, Is.SameAs(found.To));
        Assert.That(found.To.Objects.Select(static item => item.Uses.Value), Has.All.Null);
    }

    [Test]
    public async Task What_has_drifted_is_put_in_order_by_what_uses_what()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("CREATE VIEW public.names AS SELECT name FROM public.users");

        var found = await FindAsync();

        Assert.That(found.Diff.Changes.Select(static change => change.Id.Path), Is.EqualTo(new[] { "public.names" }));
        Assert.That(found.To.Objects.Select(static item => item.Uses.Value), Has.None.Null);
    }

    [Test]
    public async Task A_column_that_has_moved_is_no_drift()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("ALTER TABLE public.users DROP COLUMN name, ADD COLUMN name text");

        var found = await FindAsync();

        Assert.That(found.Diff.Changes, Is.Empty);
        Assert.That(found.From, Is.Not.SameAs(found.To));
    }

    [Test]
    public async Task A_comment_says_nothing_about_what_is_managed()
    {
        await ApplyAsync(Sets.Of(Users, Comment));
        await Database.ExecuteAsync("GRANT SELECT ON public.users TO PUBLIC");

        await using var session = await OpenSessionAsync();
        var state = await new StateStore(session, new History.HistoryTables("migrationkit")).ReadAsync(CancellationToken.None);

        Assert.That(ManagedTraits.OfManifest(state!.Text()), Is.EqualTo(new ManagedTraits(Rights: false, Labels: false, Owners: false)));
        Assert.That((await FindAsync()).Diff.Changes, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_not_modelled_is_named_where_that_is_asked_for(bool isAsked)
    {
        await Database.ExecuteAsync("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s");
        await ApplyAsync(Sets.Of(Users));

        var found = await new DriftFinder(new ConnectionSource(Database.ConnectionString), ["migrationkit"], []) { ReadsNotModelled = isAsked }.FindAsync(CancellationToken.None);

        Assert.That(found.Comparison!.Diff.Changes, Is.Empty);
        Assert.That(found.NotModelled.Select(static finding => finding.Code), Is.EqualTo(isAsked ? new[] { Codes.NotModelled } : []));
    }

    private async Task<SchemaComparison> FindAsync() =>
        (await new DriftFinder(new ConnectionSource(Database.ConnectionString), ["migrationkit"], []).FindAsync(CancellationToken.None)).Comparison!;
}
