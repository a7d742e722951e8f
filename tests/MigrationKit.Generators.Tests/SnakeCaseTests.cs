using MigrationKit.Core.Model;
using Npgsql.NameTranslation;

namespace MigrationKit.Generators.Tests;

/// <summary>Ours against Npgsql's own, which must be the same for every identifier that C# allows.</summary>
internal sealed class SnakeCaseTests
{
    private const string Alphabet = "aAbB1_ÄßǅあＡ٣ʰ";

    [TestCase("CreatedAt", "created_at")]
    [TestCase("HTMLPage", "html_page")]
    [TestCase("UserID", "user_id")]
    [TestCase("Address2Line", "address2line")]
    [TestCase("_private", "_private")]
    [TestCase("Already_Snake", "already_snake")]
    public void Known_names(string name, string expected) => Assert.That(SnakeCase.Of(name), Is.EqualTo(expected));

    [Test]
    public void Every_short_name_is_as_Npgsql_has_it()
    {
        var translator = new NpgsqlSnakeCaseNameTranslator();
        foreach (var name in Names(5))
        {
            if (SnakeCase.Of(name) != translator.TranslateMemberName(name))
            {
                Assert.That(SnakeCase.Of(name), Is.EqualTo(translator.TranslateMemberName(name)), name);
            }
        }
    }

    private static IEnumerable<string> Names(int length) =>
        length == 0 ? [""] : Names(length - 1).SelectMany(static name => Alphabet.Select(character => name + character).Prepend(name)).Distinct();
}
