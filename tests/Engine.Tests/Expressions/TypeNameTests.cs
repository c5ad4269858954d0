using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Tests.Expressions;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData("Long", typeof(long))]
    [InlineData("Int32?", typeof(int?))]
    [InlineData("String?", typeof(string))]
    [InlineData("Int32[]", typeof(IList<int>))]
    [InlineData("List<Int32>", typeof(IList<int>))]
    [InlineData("ICollection<List<String>>", typeof(IList<IList<string>>))]
    [InlineData("IDictionary<String, Object>", typeof(IDictionary<string, object>))]
    [InlineData("Dictionary<String,String>", typeof(IDictionary<string, string>))]
    [InlineData("System.Int32", typeof(int))]
    [InlineData("System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e", typeof(int))]
    [InlineData("System.String[], System.Private.CoreLib", typeof(IList<string>))]
    [InlineData("System.Nullable`1[[System.Decimal, System.Private.CoreLib]], System.Private.CoreLib", typeof(decimal?))]
    [InlineData("System.Collections.Generic.List`1[[System.String, System.Private.CoreLib]], System.Private.CoreLib", typeof(IList<string>))]
    [InlineData("System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.Object, System.Private.CoreLib]], System.Private.CoreLib", typeof(IDictionary<string, object>))]
    [InlineData("UnregisteredClrType:System.Uri, System.Private.Uri", typeof(Uri))]
    [InlineData("System.Dynamic.ExpandoObject, System.Linq.Expressions", typeof(IDictionary<string, object>))]
    [InlineData("System.Text.Json.Nodes.JsonObject, System.Text.Json", typeof(System.Text.Json.Nodes.JsonObject))]
    [InlineData("My.Order, My.Assembly", null)]
    [InlineData("List<My.Order>", null)]
    [InlineData("List<", null)]
    [InlineData("`", null)]
    [InlineData("", null)]
    public void A_name_is_read_in_Elsas_short_form_and_in_dot_nets_long_one(string name, Type? type) => Assert.Equal(type, TypeAliases.Resolve(name));

    [Fact]
    public void An_array_of_a_type_is_a_list_of_it() => Assert.Equal(typeof(IList<decimal>), TypeAliases.Resolve("System.Decimal, System.Private.CoreLib", isArray: true));
}
