// What a worker answers, whatever kind of thread it is.

export async function answer(engine, { name, values }, ready) {
  try {
    await ready;
    return { value: engine[name](...values) };
  } catch (error) {
    return { error: { name: error.name, message: error.message } };
  }
}
