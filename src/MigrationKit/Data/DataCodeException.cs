namespace MigrationKit.Data;

/// <summary>An application's code has failed, or has done what it may not do; the connection is there still.</summary>
internal sealed class DataCodeException(string reason, Exception? innerException = null) : Exception(reason, innerException);
