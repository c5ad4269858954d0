using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>What an author does at the designer in the console: takes steps from the toolbox, draws lines, writes expressions. The mouse and the keyboard do it, nothing else.</summary>
internal sealed class DrawingDesk(BrowserPage page)
{
    private static readonly LocatorAssertionsToHaveCountOptions DesignerStarts = new() { Timeout = 90_000 };

    public IFrameLocator Frame => page.Page.FrameLocator("iframe.studio");

    public ILocator Steps => Frame.Locator(".x6-node[data-cell-id]");

    public ILocator Canvas => Frame.Locator(".graph-container");

    /// <summary>The inputs of the chosen step. The workflow's own properties stand beside them, and have code editors and menus of languages, too.</summary>
    public ILocator Inputs => Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "输入", Exact = true });

    /// <summary>Opens the editor of a definition and waits for its steps.</summary>
    public async Task OpenAsync(string definitionId, int steps)
    {
        await page.Page.GotoAsync($"/designer/{definitionId}");
        await Assertions.Expect(Canvas).ToHaveCountAsync(1, DesignerStarts);
        await Assertions.Expect(Steps).ToHaveCountAsync(steps, DesignerStarts);
    }

    /// <summary>Drags a step from the toolbox to a place on the canvas.</summary>
    public async Task TakeAsync(string category, string caption, float x, float y)
    {
        var before = await Steps.CountAsync();
        var item = Frame.Locator("[draggable=true]").Filter(new() { HasText = caption }).First;
        if (!await item.IsVisibleAsync())
            await Frame.Locator(".mud-expand-panel-header").Filter(new() { HasTextRegex = new($@"^\s*{category}\s*$") }).ClickAsync();
        await Saved(() => item.DragToAsync(Canvas, new() { TargetPosition = new() { X = x, Y = y } }));
        await Assertions.Expect(Steps).ToHaveCountAsync(before + 1);
    }

    /// <summary>Draws a line from the only outcome of one step to the entry of another; steps are named by their type.</summary>
    public async Task ConnectAsync(string from, string to)
    {
        var (a, b) = (await MiddleAsync(StepOf(from).Locator(".x6-port-out .elsa-designer-port-hit-area")), await MiddleAsync(StepOf(to).Locator(".x6-port-in .elsa-designer-port-hit-area")));
        await Saved(async () =>
        {
            await page.Page.Mouse.MoveAsync(a.X, a.Y);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync((a.X + b.X) / 2, (a.Y + b.Y) / 2, new() { Steps = 4 });
            await page.Page.Mouse.MoveAsync(b.X, b.Y, new() { Steps = 6 });
            await page.Page.Mouse.UpAsync();
        });
    }

    /// <summary>Drags a step that is on the canvas to another place on it.</summary>
    public async Task MoveAsync(string id, float right, float down)
    {
        var (x, y) = await MiddleAsync(StepWith(id));
        await Saved(async () =>
        {
            await page.Page.Mouse.MoveAsync(x, y);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync(x + right, y + down, new() { Steps = 6 });
            await page.Page.Mouse.UpAsync();
        });
    }

    /// <summary>The step with this id in the file.</summary>
    public ILocator StepWith(string id) => Frame.Locator($".x6-node[data-cell-id={id}]");

    public ILocator StepOf(string caption) => Steps.Filter(new() { HasText = caption });

    /// <summary>Opens a step's properties.</summary>
    /// <param name="caption">What the step is called on the canvas.</param>
    /// <param name="input">What its first input is called: properties of what was chosen before stay until the step's own have come.</param>
    public async Task ChooseAsync(string caption, string input)
    {
        // A click that hits a frame drawn around what is chosen already would do nothing, so the canvas is clicked first.
        await Canvas.ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await StepOf(caption).ClickAsync();
        await Assertions.Expect(Inputs).ToContainTextAsync(input);
    }

    /// <summary>Chooses in which language the first input of the chosen step is written.</summary>
    public async Task SpeakAsync(string language)
    {
        await Inputs.Locator(".mud-menu-icon-button-activator").First.ClickAsync();
        // Saved at once, and drawn anew then: what is typed before that is lost.
        await Saved(() => Frame.Locator(".mud-popover-open").GetByText(language, new() { Exact = true }).ClickAsync(), language);
        await Assertions.Expect(Inputs.Locator(".monaco-editor").First).ToBeVisibleAsync();
    }

    /// <summary>Writes into the code editor of the chosen step, in place of what it holds.</summary>
    public async Task WriteCodeAsync(string code)
    {
        var editor = Inputs.Locator(".monaco-editor").First;
        await editor.ClickAsync();
        await Saved(async () =>
        {
            await page.Page.Keyboard.PressAsync("Control+A");
            await page.Page.Keyboard.InsertTextAsync(code);
        }, code);
        await Assertions.Expect(editor.Locator(".view-lines")).ToContainTextAsync(code.Replace(' ', '\u00a0'));
    }

    /// <summary>Types into a one-line input of the chosen step.</summary>
    public Task FillAsync(string label, string text) => Saved(async () =>
    {
        var input = Frame.Locator(".mud-input-control:visible").Filter(new() { HasText = label }).Locator("input").First;
        await input.FillAsync(text);
        await input.PressAsync("Tab");
    }, text);

    /// <summary>Chooses from the first drop-down of the chosen step.</summary>
    public async Task PickAsync(string choice)
    {
        await Inputs.Locator(".mud-select-extended .mud-input-slot").First.ClickAsync();
        await Saved(() => Frame.Locator(".mud-popover-open [role=option]").Filter(new() { HasText = choice }).ClickAsync());
    }

    /// <summary>Ticks a box of the chosen step.</summary>
    public Task TickAsync(string label) => Saved(() => Inputs.GetByLabel(label).CheckAsync());

    /// <summary>Adds an entry to the table of names and values of the chosen step.</summary>
    public async Task ListAsync(string name, string value)
    {
        await Inputs.GetByRole(AriaRole.Button, new() { Name = "添加条目" }).ClickAsync();
        var cells = Inputs.Locator("tbody tr").First.Locator("td");
        await cells.Nth(1).Locator("input").FillAsync(name);
        await cells.Nth(2).Locator("input").FillAsync(value);
        await Saved(() => cells.First.GetByRole(AriaRole.Button).First.ClickAsync());
    }

    /// <summary>Narrows a list to what holds the text: others may have filled its first page.</summary>
    public async Task SearchAsync(string text)
    {
        var field = Frame.GetByPlaceholder("搜索").First;
        await field.FillAsync(text, new() { Timeout = 90_000 });
        await field.PressAsync("Enter");
    }

    /// <summary>Opens one of the tabs below the canvas.</summary>
    public Task TabAsync(string caption) => Frame.Locator(".mud-tab:visible").Filter(new() { HasText = caption }).Last.ClickAsync();

    /// <summary>Adds a variable of whole numbers.</summary>
    public async Task DeclareAsync(string name, string value)
    {
        await Frame.GetByRole(AriaRole.Tab, new() { Name = "变量" }).ClickAsync();
        await Frame.GetByRole(AriaRole.Button, new() { Name = "添加变量" }).ClickAsync();
        var dialog = Frame.Locator(".mud-dialog");
        // The dialog proposes a name as it comes up, over whatever was typed before.
        await Assertions.Expect(dialog.GetByLabel("名称", new() { Exact = true })).Not.ToHaveValueAsync("");
        await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync(name);
        await dialog.GetByText("任意", new() { Exact = true }).ClickAsync(new() { Force = true });
        await Frame.Locator(".mud-popover-open").GetByText("整数", new() { Exact = true }).ClickAsync();
        await dialog.GetByLabel("默认值").FillAsync(value);
        await Saved(() => dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync());
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Presses the designer's button of publication; what it says stands in a notice.</summary>
    public async Task<string> PublishAsync()
    {
        await Frame.Locator("button.mud-primary-text:visible").First.ClickAsync();
        var notice = Frame.Locator(".mud-snackbar").Last;
        await Assertions.Expect(notice).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var text = await notice.InnerTextAsync();
        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(Frame.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        return text;
    }

    /// <summary>Presses the button that starts an instance, and follows to its page.</summary>
    /// <returns>The instance's id.</returns>
    public async Task<string> RunAsync()
    {
        await Frame.Locator("button.mud-success-text:visible").ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("/instances/.+"), new() { Timeout = 60_000 });
        return Uri.UnescapeDataString(new Uri(page.Page.Url).Segments[^1]);
    }

    // The designer saves by itself, half a second after the last change, and fetches the descriptors anew when a save is answered. Several saves may be
    // under way; the one that holds the value is waited for, and what follows it: what is changed in between is drawn over.
    private async Task Saved(Func<Task> change, string? value = null)
    {
        var isSaved = false;
        await page.Page.RunAndWaitForResponseAsync(change, answer =>
        {
            if (answer.Request.Method == "POST" && answer.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal))
                isSaved |= value is null || JsonNode.Parse(answer.Request.PostData!)!.ToJsonString().Contains(JsonSerializer.Serialize(value), StringComparison.Ordinal);
            return isSaved && answer.Url.Contains("/elsa/api/descriptors/activities", StringComparison.Ordinal);
        }, new() { Timeout = 30_000 });
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator place)
    {
        var box = (await place.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
