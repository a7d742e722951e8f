using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class ChecksumTests
{
    [TestCase("", "")]
    [TestCase("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [TestCase("\uFEFFa\uFEFF", "a\uFEFF")]
    [TestCase("a\r\r\n\n", "a\n\n\n")]
    public void Newlines_are_normalised(string text, string expected) =>
        Assert.That(TextNormalizer.NormalizeNewlines(text), Is.EqualTo(expected));

    [TestCase("abc")]
    [TestCase("\uFEFFabc")]
    public void Checksum_is_the_sha256_of_the_text(string text) =>
        Assert.That(Checksum.OfText(text), Is.EqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    [Test]
    public void Checksum_does_not_depend_on_line_ends() =>
        Assert.That(Checksum.OfText("select 'ü';\r\n"), Is.EqualTo(Checksum.OfText("select 'ü';\n")));
}
