namespace MigrationKit.Tests;

internal sealed class MigrationListTests
{
    [Test]
    public void A_set_reads_its_migrations_from_lines()
    {
        var set = new MigrationSet("Shop", "migrationkit", "c", typeof(MigrationListTests).Assembly, "\na b sum1 down 1_first\r\nb c sum2 - 2 with blanks\n");

        Assert.That(
            set.Migrations.Select(static item => $"{item.Id}|{item.From}|{item.To}|{item.Checksum}|{item.UpResource}|{item.DownResource}"),
            Is.EqualTo(new[]
            {
                "1_first|a|b|sum1|MigrationKit/Shop/1_first/up.sql|MigrationKit/Shop/1_first/down.sql",
                "2 with blanks|b|c|sum2|MigrationKit/Shop/2 with blanks/up.sql|",
            }));
    }

    [Test]
    public void A_line_without_an_id_is_refused() => Assert.That(
        () => new MigrationSet("Shop", "migrationkit", "c", typeof(MigrationListTests).Assembly, "a b sum1 down"),
        Throws.ArgumentException.With.Message.StartsWith("\"a b sum1 down\" is no line of a list of migrations."));
}
