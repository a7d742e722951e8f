using System.Runtime.CompilerServices;

namespace VerifyNUnit;

/// <summary>
/// Snapshot comparison with Verify's call and file naming (<c>Class.Method[_suffix].verified.ext</c> beside the test), so that
/// replacing this page by the package Verify.NUnit is a one-line change. A mismatch writes <c>.received.</c> beside the snapshot;
/// <c>MIGRATIONKIT_ACCEPT=1</c> overwrites the snapshots instead, to be reviewed like code.
/// </summary>
internal static class Verifier
{
    public static Task Verify(string target, string extension = "txt", string? suffix = null, [CallerFilePath] string sourceFile = "")
    {
        var test = TestContext.CurrentContext.Test;
        var type = test.ClassName!.Split('.', '+')[^1];
        var name = $"{type}.{test.MethodName}{(suffix is null ? "" : "_" + suffix)}";
        var path = Path.Combine(Path.GetDirectoryName(sourceFile)!, name);
        var (verified, received) = ($"{path}.verified.{extension}", $"{path}.received.{extension}");
        var actual = target.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
        File.Delete(received);
        if (Environment.GetEnvironmentVariable("MIGRATIONKIT_ACCEPT") == "1")
        {
            File.WriteAllText(verified, actual);
            return Task.CompletedTask;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (expected != actual)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"{verified} does not match; received text is in {received}:\n{actual}");
        }

        return Task.CompletedTask;
    }
}
